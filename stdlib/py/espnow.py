# ESP-NOW: messages from chip to chip without a network. The protocol is in _espnow; here is what gives messages as new or as shared objects.

from _espnow import *

_NOTHING = (None, None)


class ESPNow(ESPNowBase):
    # One pair of buffers serves all: irecv() gives it out and takes no memory.
    _shared = [bytearray(ADDR_LEN), bytearray(MAX_DATA_LEN)]

    def irecv(self, timeout_ms=None):
        if self.recvinto(self._shared, timeout_ms):
            return self._shared
        return _NOTHING

    def recv(self, timeout_ms=None):
        if self.recvinto(self._shared, timeout_ms):
            return [bytes(part) for part in self._shared]
        return _NOTHING

    def __iter__(self):
        return self

    def __next__(self):
        return self.irecv()

    if hasattr(ESPNowBase, "irq"):

        def irq(self, callback):
            super().irq(callback, self)

# A 1-Wire bus: finding the devices, and bytes to and from them. The interface is that of MicroPython's module.

import _onewire


class OneWireError(Exception):
    pass


class OneWire:
    SEARCH_ROM = 0xF0
    MATCH_ROM = 0x55
    SKIP_ROM = 0xCC

    def __init__(self, pin):
        self.pin = pin
        pin.init(pin.OPEN_DRAIN, pin.PULL_UP)

    def reset(self, required=False):
        present = _onewire.reset(self.pin)
        if required and not present:
            raise OneWireError
        return present

    def readbit(self):
        return _onewire.readbit(self.pin)

    def readbyte(self):
        return _onewire.readbyte(self.pin)

    def readinto(self, buf):
        pin = self.pin
        for i in range(len(buf)):
            buf[i] = _onewire.readbyte(pin)

    def writebit(self, value):
        return _onewire.writebit(self.pin, value)

    def writebyte(self, value):
        return _onewire.writebyte(self.pin, value)

    def write(self, buf):
        pin = self.pin
        if isinstance(buf, str):
            buf = buf.encode()
        for byte in buf:
            _onewire.writebyte(pin, byte)

    def select_rom(self, rom):
        self.reset()
        self.writebyte(self.MATCH_ROM)
        self.write(rom)

    def crc8(self, data):
        return _onewire.crc8(data)

    # Numbers of all devices. Each round walks down the tree of their bits; at a fork it takes the way of the round before, but
    # at the last fork where that went to the ones it now goes to the zeros.
    def scan(self):
        found = []
        path = bytearray(8)
        fork = 64
        while fork >= 0:
            rom, fork = self._walk(path, fork)
            if rom is None:
                break
            found.append(rom)
            path = rom
        return found

    # One number, and the last fork where the ones were taken (-1: none). `turn`: the fork to turn to the zeros at; 64: the first round.
    def _walk(self, path, turn):
        if not self.reset():
            return None, -1
        self.writebyte(self.SEARCH_ROM)
        rom = bytearray(8)
        last = -1
        for i in range(64):
            index = i >> 3
            mask = 1 << (i & 7)
            bit = self.readbit()
            complement = self.readbit()
            if bit and complement:
                # Nobody is there any more.
                return None, -1
            if not bit and not complement:
                if i < turn < 64:
                    bit = 1 if path[index] & mask else 0
                else:
                    bit = 0 if i == turn else 1
                if bit:
                    last = i
            self.writebit(bit)
            if bit:
                rom[index] |= mask
        return rom, last

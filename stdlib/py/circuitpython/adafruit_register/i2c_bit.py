# One bit of a register as an attribute that is True or False.


class RWBit:
    def __init__(self, register_address, bit, register_width=1, lsb_first=True):
        self.mask = 1 << (bit % 8)
        self.buffer = bytearray(1 + register_width)
        self.buffer[0] = register_address
        # Where the bit is among the bytes behind the address.
        at = bit // 8
        self.byte = 1 + at if lsb_first else register_width - at

    def _read(self, device):
        device.write_then_readinto(self.buffer, self.buffer, out_end=1, in_start=1)

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        with obj.i2c_device as device:
            self._read(device)
        return bool(self.buffer[self.byte] & self.mask)

    def __set__(self, obj, value):
        with obj.i2c_device as device:
            self._read(device)
            if value:
                self.buffer[self.byte] |= self.mask
            else:
                self.buffer[self.byte] &= ~self.mask & 0xFF
            device.write(self.buffer)


class ROBit(RWBit):
    def __set__(self, obj, value):
        raise AttributeError("can't set attribute")

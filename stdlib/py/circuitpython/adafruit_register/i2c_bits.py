# Some bits of a register, one beside the other, as an attribute that is a number.


class RWBits:
    def __init__(
        self, num_bits, register_address, lowest_bit, register_width=1, lsb_first=True, signed=False
    ):
        self.limit = 1 << num_bits
        self.lowest_bit = lowest_bit
        self.buffer = bytearray(1 + register_width)
        self.buffer[0] = register_address
        self.lsb_first = lsb_first
        self.signed = signed

    def _order(self):
        width = len(self.buffer) - 1
        return range(width, 0, -1) if self.lsb_first else range(1, width + 1)

    def _read(self, device):
        device.write_then_readinto(self.buffer, self.buffer, out_end=1, in_start=1)
        whole = 0
        for i in self._order():
            whole = whole << 8 | self.buffer[i]
        return whole

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        with obj.i2c_device as device:
            value = self._read(device) >> self.lowest_bit & self.limit - 1
        if self.signed and value >= self.limit // 2:
            value -= self.limit
        return value

    def __set__(self, obj, value):
        field = (self.limit - 1) << self.lowest_bit
        value = value << self.lowest_bit & field
        with obj.i2c_device as device:
            whole = self._read(device) & ~field | value
            for i in reversed(list(self._order())):
                self.buffer[i] = whole & 0xFF
                whole >>= 8
            device.write(self.buffer)


class ROBits(RWBits):
    def __set__(self, obj, value):
        raise AttributeError("can't set attribute")

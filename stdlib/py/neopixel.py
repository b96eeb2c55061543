# Strips of NeoPixels. The interface is that of MicroPython's module.

from machine import bitstream

_HIGH_LOW = 0
# Nanoseconds: high and low time of a 0, of a 1.
_FAST = (400, 850, 800, 450)
_SLOW = (800, 1700, 1600, 900)


class NeoPixel:
    # Where red, green, blue and white are among a pixel's bytes.
    ORDER = (1, 0, 2, 3)

    def __init__(self, pin, n, bpp=3, timing=1):
        self.pin = pin
        self.n = n
        self.bpp = bpp
        self.buf = bytearray(n * bpp)
        pin.init(pin.OUT)
        # 1: 800 kHz, 0: 400 kHz, or the four times themselves.
        self.timing = timing if not isinstance(timing, int) else _FAST if timing else _SLOW

    def __len__(self):
        return self.n

    def __setitem__(self, i, colour):
        start = i * self.bpp
        order = self.ORDER
        for k in range(self.bpp):
            self.buf[start + order[k]] = colour[k]

    def __getitem__(self, i):
        start = i * self.bpp
        return tuple(self.buf[start + self.ORDER[k]] for k in range(self.bpp))

    def fill(self, colour):
        buf = self.buf
        for k in range(self.bpp):
            for at in range(self.ORDER[k], len(buf), self.bpp):
                buf[at] = colour[k]

    def write(self):
        bitstream(self.pin, _HIGH_LOW, self.timing, self.buf)

# Strips of NeoPixels: colours as tuples or as one number, 0xRRGGBB, sent as they change or by show().

import digitalio
from neopixel_write import neopixel_write

RGB = "RGB"
GRB = "GRB"
RGBW = "RGBW"
GRBW = "GRBW"


class NeoPixel:
    def __init__(self, pin, n, *, bpp=3, brightness=1.0, auto_write=True, pixel_order=None):
        order = pixel_order or (GRB if bpp == 3 else GRBW)
        # Orders were tuples of places at first.
        if not isinstance(order, str):
            order = "".join("RGBW"[order.index(i)] for i in range(len(order)))
        self.byteorder = order
        self.bpp = len(order)
        self.n = n
        self.auto_write = False
        self._colors = bytearray(n * self.bpp)
        self._brightness = 1.0
        self.pin = digitalio.DigitalInOut(pin)
        self.pin.direction = digitalio.Direction.OUTPUT
        self.brightness = brightness
        self.auto_write = auto_write

    def deinit(self):
        self._colors = bytearray(len(self._colors))
        self.show()
        self.pin.deinit()

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, traceback):
        self.deinit()

    def __len__(self):
        return self.n

    def __repr__(self):
        return "[" + ", ".join(repr(self[i]) for i in range(self.n)) + "]"

    @property
    def brightness(self):
        return self._brightness

    @brightness.setter
    def brightness(self, value):
        self._brightness = min(max(value, 0.0), 1.0)
        if self.auto_write:
            self.show()

    def _parts(self, color):
        if isinstance(color, int):
            parts = (color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF)
            # A grey is left to the white diode.
            if self.bpp == 4 and parts[0] == parts[1] == parts[2]:
                return (0, 0, 0, parts[0])
        else:
            parts = tuple(color)
        if self.bpp == 4 and len(parts) == 3:
            return parts + (0,)
        if len(parts) != self.bpp:
            raise ValueError("Expected tuple of length %d, got %d" % (self.bpp, len(parts)))
        return parts

    def _set(self, index, color):
        parts = self._parts(color)
        for i in range(self.bpp):
            self._colors[index * self.bpp + i] = int(parts["RGBW".index(self.byteorder[i])])

    def _index(self, index):
        if index < 0:
            index += self.n
        if not 0 <= index < self.n:
            raise IndexError("index out of range")
        return index

    def __setitem__(self, index, color):
        if isinstance(index, slice):
            for i, one in zip(range(*self._bounds(index)), color):
                self._set(i, one)
        else:
            self._set(self._index(index), color)
        if self.auto_write:
            self.show()

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self[i] for i in range(*self._bounds(index))]
        start = self._index(index) * self.bpp
        found = [0] * self.bpp
        for i in range(self.bpp):
            found["RGBW".index(self.byteorder[i])] = self._colors[start + i]
        return tuple(found)

    def _bounds(self, part):
        step = part.step or 1
        start = part.start if part.start is not None else (0 if step > 0 else self.n - 1)
        stop = part.stop if part.stop is not None else (self.n if step > 0 else -1)
        if start < 0:
            start += self.n
        if part.stop is not None and stop < 0:
            stop += self.n
        return start, min(stop, self.n), step

    def fill(self, color):
        for i in range(self.n):
            self._set(i, color)
        if self.auto_write:
            self.show()

    def show(self):
        if self._brightness >= 1.0:
            neopixel_write(self.pin, self._colors)
        else:
            neopixel_write(self.pin, bytearray(int(part * self._brightness) for part in self._colors))

    write = show

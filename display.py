import time

class FrameBuf:
    def __init__(self, w, h): self.w = w; self.h = h; self.buf = bytearray(w * h // 8)
    def pixel(self, x, y, c=1):
        if 0 <= x < self.w and 0 <= y < self.h:
            i = (y >> 3) * self.w + x
            if c: self.buf[i] |= 1 << (y & 7)
            else: self.buf[i] &= ~(1 << (y & 7))
    def line(self, x0, y0, x1, y1, c=1):
        dx = abs(x1 - x0); sx = 1 if x0 < x1 else -1
        dy = -abs(y1 - y0); sy = 1 if y0 < y1 else -1
        err = dx + dy
        while True:
            self.pixel(x0, y0, c)
            if x0 == x1 and y0 == y1: break
            e2 = 2 * err
            if e2 >= dy: err += dy; x0 += sx
            if e2 <= dx: err += dx; y0 += sy
    def circle(self, cx, cy, r, c=1):
        x = r; y = 0; e = 0
        while x >= y:
            for a, b in ((x, y), (y, x), (-y, x), (-x, y), (-x, -y), (-y, -x), (y, -x), (x, -y)):
                self.pixel(cx + a, cy + b, c)
            y += 1
            e += 1 + 2 * y
            if 2 * (e - x) + 1 > 0: x -= 1; e += 1 - 2 * x
    def rect(self, x, y, w, h, c=1, fill=False):
        for j in range(h):
            for i in range(w):
                if fill or i in (0, w - 1) or j in (0, h - 1): self.pixel(x + i, y + j, c)
    def text(self): return sum(bin(b).count("1") for b in self.buf)
def run(n):
    t = 0
    for i in range(n):
        f = FrameBuf(128, 64)
        f.line(0, 0, 127, 63); f.line(i, 63, 127 - i, 0)
        for r in range(5, 30, 5): f.circle(64, 32, r)
        f.rect(10, 10, 40, 30); f.rect(80, 20, 20, 20, fill=True); f.rect(85, 25, 5, 5, 0, True)
        t += f.text()
    return t

start = time.ticks_us()
result = run(25)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

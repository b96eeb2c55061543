import time

def hsv(h, s, v):
    i = int(h * 6.0)
    f = h * 6.0 - i
    p = v * (1 - s); q = v * (1 - s * f); t = v * (1 - s * (1 - f))
    i %= 6
    if i == 0: r, g, b = v, t, p
    elif i == 1: r, g, b = q, v, p
    elif i == 2: r, g, b = p, v, t
    elif i == 3: r, g, b = p, q, v
    elif i == 4: r, g, b = t, p, v
    else: r, g, b = v, p, q
    return int(r * 255), int(g * 255), int(b * 255)
class Strip:
    def __init__(self, n):
        self.n = n; self.buf = bytearray(n * 3)
    def __setitem__(self, i, c):
        r, g, b = c
        self.buf[i*3] = g; self.buf[i*3+1] = r; self.buf[i*3+2] = b
    def __getitem__(self, i):
        return self.buf[i*3+1], self.buf[i*3], self.buf[i*3+2]
    def fill(self, c):
        for i in range(self.n): self[i] = c
    def fade(self, k):
        for i in range(self.n):
            self[i] = tuple(int(x * k) for x in self[i])
def run(n):
    s = Strip(30); t = 0
    for frame in range(n):
        for i in range(s.n):
            s[i] = hsv((i + frame) % 30 / 30, 1.0, 0.5)
        s.fade(0.9)
        t += sum(s.buf)
    return t

start = time.ticks_us()
result = run(150)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

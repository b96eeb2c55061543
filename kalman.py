import time

class Kalman:
    def __init__(self, q, r, p=1.0, x=0.0):
        self.q = q; self.r = r; self.p = p; self.x = x; self.k = 0.0
    def update(self, z):
        self.p += self.q
        self.k = self.p / (self.p + self.r)
        self.x += self.k * (z - self.x)
        self.p *= (1 - self.k)
        return self.x
class Median:
    def __init__(self, n): self.buf = [0.0]*n; self.i = 0
    def update(self, v):
        self.buf[self.i] = v
        self.i = (self.i + 1) % len(self.buf)
        s = sorted(self.buf)
        return s[len(s)//2]
def run(n):
    k = Kalman(0.01, 0.5); m = Median(5)
    seed = 42; acc = 0.0
    for i in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7fffffff
        z = 20 + (seed >> 16 & 255) / 64
        acc += k.update(m.update(z))
    return round(acc / n, 6)

start = time.ticks_us()
result = run(40000)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

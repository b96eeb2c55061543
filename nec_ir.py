import time

def encode(addr, cmd):
    pulses = [9000, 4500]
    data = addr | (addr ^ 0xff) << 8 | cmd << 16 | (cmd ^ 0xff) << 24
    for i in range(32):
        pulses.append(562)
        pulses.append(1687 if data >> i & 1 else 562)
    pulses.append(562)
    return pulses
class DecodeError(Exception): pass
class Decoder:
    def __init__(self): self.reset()
    def reset(self):
        self.state = "idle"; self.bits = 0; self.value = 0; self.last = 0
    def feed(self, us):
        if self.state == "idle":
            if us > 8000: self.state = "lead"
        elif self.state == "lead":
            if 4000 < us < 5000: self.state = "mark"
            else: raise DecodeError("bad lead %d" % us)
        elif self.state == "mark":
            self.state = "space"
        elif self.state == "space":
            if us > 1000: self.value |= 1 << self.bits
            self.bits += 1
            self.state = "mark"
            if self.bits == 32:
                v = self.value
                self.reset()
                a, na, c, nc = v & 255, v >> 8 & 255, v >> 16 & 255, v >> 24 & 255
                if a ^ na != 255 or c ^ nc != 255: raise DecodeError("sum")
                return a, c
        return None
def run(n):
    d = Decoder(); ok = bad = 0
    for i in range(n):
        p = encode(i & 255, i * 7 & 255)
        if i % 10 == 0: p[1] = 100
        try:
            for us in p:
                r = d.feed(us)
                if r is not None:
                    ok += r[0] + r[1]; break
        except DecodeError as e:
            bad += len(str(e)); d.reset()
    return ok, bad

start = time.ticks_us()
result = run(300)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

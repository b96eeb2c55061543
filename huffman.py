import time

import heapq
class Leaf:
    def __init__(self, c, w): self.c = c; self.w = w
    def __lt__(self, o): return self.w < o.w
    def codes(self, prefix, out): out[self.c] = prefix or "0"
class Inner:
    def __init__(self, a, b): self.a = a; self.b = b; self.w = a.w + b.w
    def __lt__(self, o): return self.w < o.w
    def codes(self, prefix, out):
        self.a.codes(prefix + "0", out)
        self.b.codes(prefix + "1", out)
def build(text):
    freq = {}
    for c in text:
        freq[c] = freq.get(c, 0) + 1
    h = [Leaf(c, w) for c, w in sorted(freq.items())]
    heapq.heapify(h)
    while len(h) > 1:
        a = heapq.heappop(h); b = heapq.heappop(h)
        heapq.heappush(h, Inner(a, b))
    out = {}
    h[0].codes("", out)
    return out
def decode(bits, codes):
    rev = {v: k for k, v in codes.items()}
    out = []
    cur = ""
    for b in bits:
        cur += b
        if cur in rev:
            out.append(rev[cur]); cur = ""
    return "".join(out)
def run(n):
    text = "the quick brown fox jumps over the lazy dog and runs away from the hunter " * 20
    t = 0
    for i in range(n):
        codes = build(text)
        bits = "".join(codes[c] for c in text)
        t += len(bits)
        assert decode(bits, codes) == text
    return t

start = time.ticks_us()
result = run(25)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

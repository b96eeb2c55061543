# Numbers that are an int or a float, or None at first, compared with each other: extremes of readings, large ints included.
class Stats:
    def __init__(self):
        self.lo = None
        self.hi = None
        self.sum = 0

    def add(self, x):
        if self.lo is None or x < self.lo:
            self.lo = x
        if self.hi is None or self.hi < x:
            self.hi = x
        self.sum += x
        return x == self.lo, x != self.hi, x >= self.lo, x <= self.hi, x > self.sum


def read(t):
    return float(t) if "." in t else int(t)


for values in ("1 2.5 3 2.5 -1", "9007199254740993 9007199254740992 9007199254740994 9007199254740992.0", "1e400.0 nan."[:0] + "5 5.0 5",
               "1180591620717411303424 1180591620717411303425 1180591620717411303423 3.5", "-9007199254740993 -9007199254740995 -0.0 0"):
    s = Stats()
    for t in values.split():
        print(t, s.add(read(t)))
    print(s.lo, s.hi)
s = Stats()
for x in (float("nan"), 1, 2**60, float("inf"), 2**2000):
    print(s.add(x if x == x else float("nan")))

# Numbers and instances beside None in arithmetic, and sums of instances.

class A:
    def __init__(self, n=None):
        self.n = n
    def neg(self):
        return -self.n
    def inv(self, k):
        x = ~self.n
        return x + k
    def pos(self):
        return +self.n
def tryit(f, *a):
    try:
        print(f(*a))
    except TypeError as e:
        print("TypeError", e)
for a in (A(), A(5)):
    tryit(a.neg)
    tryit(a.inv, 1)
    tryit(a.pos)
class B:
    def __init__(self, n=None):
        self.n = n
    def neg(self):
        return -self.n * 2 - 1
for b in (B(), B(2.5)):
    tryit(b.neg)
class V:
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        return V(self.x + o.x)
    def __mul__(self, k):
        return V(self.x * k)
    __rmul__ = __mul__
    def __repr__(self):
        return "V(%s)" % self.x
cells = [None] * 3
cells[0] = V(1)
cells[1] = V(2.5)
tryit(lambda: cells[0] + cells[1])
tryit(lambda: cells[2] + cells[0])
tryit(lambda: cells[0] - cells[2])
tryit(lambda: cells[2] - cells[0])
tryit(lambda: cells[2] * cells[0])
try:
    print(cells[0] + cells[2])
except AttributeError as e:
    print("AttributeError", e)
print(sum(cells[:2], V(0)), sum([], V(9)), sum([V(1)] * 3, V(0.5)))
class R:
    def __init__(self, x):
        self.x = x
    def __radd__(self, o):
        return R(o.x + self.x) if isinstance(o, R) else R(o + self.x)
    def __add__(self, o):
        return R(self.x + o.x)
    def __repr__(self):
        return "R(%s)" % self.x
print(sum([R(1), R(2)]), sum((R(k) for k in range(5)), 10))
class W:
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        return self.x + (o.x if isinstance(o, W) else o)
tryit(lambda: sum([W(1), W(2)], W(3)))
tryit(lambda: sum([W(1)], W(3)))
tryit(lambda: sum([W(1), 4], W(3)))
tryit(lambda: sum([V(1), V(2)]))

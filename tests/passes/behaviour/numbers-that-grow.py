# Numbers that are ints or floats, and whose ints may become large.


class Vec:
    def __init__(self, x=0, y=0):
        self.x = x
        self.y = y

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def dot(self, o):
        return self.x * o.x + self.y * o.y

    def square(self):
        return self.x**2 + self.y**2

    def cross(self, o):
        return self.x * o.y - self.y * o.x

    def length(self):
        return self.square() ** 0.5

    def __eq__(self, o):
        return self.x == o.x and self.y == o.y

    def __lt__(self, o):
        return self.x < o.x

    def __repr__(self):
        return "Vec(%r, %r)" % (self.x, self.y)


BIG = 9007199254740991
vectors = [
    Vec(),
    Vec(1, 2),
    Vec(-1, 0),
    Vec(0.5, -2),
    Vec(-0.0, 0),
    Vec(0, -0.0),
    Vec(1e300, 1e-300),
    Vec(BIG, 1),
    Vec(-BIG, 2**70),
    Vec(2**64, -(2**65)),
    Vec(float("inf"), 3),
]
for a in vectors:
    print(a, -a, a.square(), a * 2, a * -1, a * 0.5, a * 0, a * -0.0)
    for b in vectors:
        print(a + b, a - b, a.dot(b), a.cross(b), a == b, a < b, a.x == b.y, a.x >= b.y, a.x != b.x)
print(Vec(3, 4).length(), Vec(0.3, 0.4).length())
print(Vec(10**400, 1) * 1, Vec(10**400, 1).x * 0.5, Vec(2**53, 0).x + 1.0, Vec(2**53 + 1, 0).x * 1.0)


def summed(xs):
    s = 0
    for x in xs:
        s += x
    return s


print(summed([]), summed([1, 2]), summed([1, 0.5]), summed([BIG, BIG]), summed([BIG, BIG, 0.5]), summed([0.5, -0.5, 2**80]))
print(summed([-0.0]), summed([2**80, -(2**80)]), summed([2**80, -(2**80), -0.0]))


def horner(xs, x):
    r = 0
    for c in xs:
        r = r * x + c
    return r


print(horner([1, 2, 3], 2), horner([1, 2.5, 3], 2), horner([1, 2, 3], 0.5), horner([BIG, BIG], BIG))
print(horner([0, 0], -1), horner([0, -0.0], -1), horner([-1, 0], 0), horner([-1, 0], 0.0))


class Account:
    def __init__(self):
        self.balance = 0
        self.top = 0

    def add(self, amount):
        self.balance += amount
        self.top = max(self.top, self.balance)
        return self.balance

    def grow(self):
        self.balance *= self.balance
        self.balance = self.balance * 2 + 1
        return self.balance


a = Account()
for amount in (1, 2, 0.5, 3, -7):
    print(a.add(amount), a.top)
for i in range(8):
    print(a.grow())
a = Account()
a.add(3)
for i in range(8):
    print(a.grow(), a.balance / 3, a.balance // 3, a.balance % 3, a.balance > 10, float(a.balance), int(a.balance), str(a.balance))
print(round(a.balance), abs(a.balance), abs(-a.balance), min(a.balance, 3), max(1.5, a.balance), bool(a.balance), [a.balance])
a.balance = 2.5
print(round(a.balance), abs(-a.balance), min(a.balance, 3), max(1.5, a.balance), a.balance.__class__ is float, "%.2f" % a.balance)


def factor(n, x):
    f = 1
    for i in range(n):
        f *= i + 1
        if x:
            f = f * x
    return f


print(factor(5, 0), factor(30, 0), factor(5, 0.5), factor(30, 2.0))


def changes(v):
    v.x = 7
    return 0.5


v = Vec(1, 2)
print(v.x + changes(v) * v.x, v)
v = Vec(1.5, 2)
print(v.x * v.x - changes(v), v.x * changes(v), v)


def mixed(a, b, n):
    r = a
    for i in range(n):
        a, b = b, a * b
        r = r - a
    return a, b, r


print(mixed(2, 3, 3), mixed(2, 3.0, 3), mixed(2.0, 3, 3), mixed(3, 5, 9))


def below(node):
    return 0 if node is None else node["value"] + below(node["left"]) + below(node["right"])


def tree(depth, leaf):
    return {"value": leaf, "left": tree(depth - 1, depth), "right": tree(depth - 1, leaf)} if depth else None


print(below(None), below(tree(3, 1)), below(tree(3, 0.5)), below(tree(2, 2**60)))


def attempt(x, log):
    try:
        return x * 2 if x else x
    finally:
        log.append(half(x))


def half(x):
    return x * 0.5 if x else 0


log = []
print(attempt(3, log), attempt(0, log), attempt(1.5, log), log, half(2**70), half(0))

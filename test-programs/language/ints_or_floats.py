# Arithmetic on what is an int in one place and a float in another: all floats, all ints, and every mixture.


class Vec:
    def __init__(self, x, y, z=0):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vec(self.x - other.x, self.y - other.y, self.z - other.z)

    def __neg__(self):
        return Vec(-self.x, -self.y, -self.z)

    def scaled(self, f):
        return Vec(self.x * f, self.y * f, self.z * f)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other):
        return Vec(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    def squared(self):
        return self.x**2 + self.y**2 + self.z**2

    def length(self):
        return self.squared() ** 0.5

    def mixed(self, n):
        return (self.x - n) * 2 + self.y * -self.z - -self.x * 0.5

    def folded(self):
        self.x = self.x * self.x + self.y
        self.y -= self.x * 2
        self.z *= -self.z
        return self

    def __repr__(self):
        return "(%r, %r, %r)" % (self.x, self.y, self.z)


vectors = [
    Vec(0, 0),
    Vec(1, -2, 3),
    Vec(0.0, -0.0, 1.5),
    Vec(1, 2.5, -0.25),
    Vec(-0.5, 0, 7),
    Vec(2**53 - 1, 1, 1),
    Vec(2**53 - 1, 1.0, 0.5),
    Vec(3 * 2**60, -1, 2),
    Vec(1e308, -1e308, 1e-308),
    Vec(float("inf"), float("nan"), 0),
]


def is_plain(v):
    return v == v and v not in (float("inf"), float("-inf"))


for a in vectors:
    print(a, -a, a.scaled(2), a.scaled(0.5), a.scaled(0), a.scaled(-0.0))
    print(a.squared(), a.mixed(3), a.mixed(7) == a.mixed(7.0))
    if is_plain(a.squared()):
        print("%.6g" % a.length())
    for b in vectors[:8]:
        print(a + b, a - b, a.dot(b), a.cross(b))

for v in vectors:
    print(v.folded())


# The kind of the result, not only its value.
def kinds(a, b):
    s = a + b
    d = a - b
    p = a * b
    return type(s) is type(d) is type(p), type(p) is float, s, d, p


for a, b in ((1, 2), (1.0, 2), (1, 2.0), (1.5, 2.5), (0, -1.5), (-0.0, 0), (2**62, 0.5), (2**62, 2**62)):
    print(kinds(a, b))


# Operands are evaluated once, in order, whatever they are.
class Log:
    def __init__(self):
        self.value = 1
        self.seen = []

    def take(self, v):
        self.seen.append(v)
        self.value = v
        return v

    def run(self, a, b):
        total = self.value * self.take(a) + self.value * self.take(b) - self.value
        return total, self.seen


print(Log().run(2, 3), Log().run(0.5, 3), Log().run(2, 0.25))


def walked(a, b):
    t = a
    r = t * b + (t := b) * a - t
    return r, t


print(walked(2, 3), walked(2.5, 3.5), walked(2, 0.5))


def steps(a, b):
    while a < 20:
        yield a * b + a
        a = a + b


print(list(steps(1, 3)), list(steps(0.5, 4)), list(steps(1, 4.5)))


def sums(rows):
    total = 0
    for a, b in rows:
        total = total + a * b
    return total, [a * b - a for a, b in rows], sum(a * a + b for a, b in rows)


print(sums([(1, 2), (3, 4)]), sums([(1.5, 2), (3, 0.5)]), sums([(1.5, 2.5), (0.5, 0.25)]))


def outer(a, b):
    def inner(c):
        nonlocal a
        a = a * c + b
        return a

    return inner(2), inner(0.5), inner(b)


print(outer(1, 2), outer(0.5, 0.25))


def unbound(flag, a):
    if flag:
        b = a
    try:
        return a * b + a
    except NameError as e:
        return "unbound"


print(unbound(True, 2), unbound(True, 0.5), unbound(False, 1.5), unbound(False, 1))

total = 0
step = 0.5
for i in range(4):
    total = total * 2 + step
    step = i if i % 2 else step * 1.5 + total
print(total, step)

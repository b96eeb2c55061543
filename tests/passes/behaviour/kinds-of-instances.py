# Lists of instances of several classes, static and class methods, powers, numbers that are ints or floats.
class A:
    count = 0
    def __init__(self, v):
        self.v = v
    def area(self):
        return self.v * 2.0
    @staticmethod
    def make(v):
        return A(v)
    @classmethod
    def build(cls, v, w=1.5):
        o = cls(v + w)
        cls.count += 1
        return o
    def __neg__(self):
        return A(-self.v)
    def __getitem__(self, i):
        return self.v + i
class B(A):
    def area(self):
        return self.v
class C:
    def __init__(self, r):
        self.v = r
    def area(self):
        return 3.0 * self.v ** 2
shapes = [A.make(1.5), B(2.5), C(1.0), None, B.build(1.0), A.build(2.0, w=3.0)]
total = 0.0
for s in shapes:
    if s is not None:
        total += s.area()
        if isinstance(s, A):
            total += (-s).v + s[1]
print(total, A.count, B.count, type(shapes[4]), type(A(1.0).make(3.0)))
try:
    shapes[3].area()
except AttributeError as e:
    print(e)
try:
    A.make()
except TypeError as e:
    print(e)
def root(x):
    if x > 0:
        x **= 0.5
        return x
    if x < 0:
        return x ** 0.5
    return x ** 0.5
print(root(4.0), root(2.25), root(-0.0), root(0.0), root(float("nan")))
print(abs(root(-4.0) - 2j) < 1e-9)
def length(x, y):
    return (x ** 2 + y * y) ** 0.5
print(length(3.0, 4.0), length(-0.0, 0.0), 2.0 ** -1, 2.0 ** 3, (-2.0) ** 3, 2 ** 0.5, 2.5 ** 2)
try:
    print(0.0 ** -1)
except ZeroDivisionError as e:
    print("zero")
z = 0.0
def drop(y):
    while y > 0:
        y -= 1.5
        if y > 0:
            y = y - 10.0
        r = y ** 0.5
    return r
print(abs(drop(3.0)) > 2)
f = A.make
print(f(3).v, A.build.__name__ if hasattr(A.build, "__name__") else "-")


class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    def shorter(self, k):
        return Vec(self.x / k, self.y / k)

    def isLess(self, k):
        return self.x < k, self.x == k, self.y >= self.x


def show(v):
    return repr(v.x) + " " + repr(v.y)


for v in (Vec(0, 1), Vec(1.5, 2), Vec(10**400, 2.0)):
    print(show(v * 2.0), show(v.shorter(2.0)), v.isLess(1.5), v.isLess(0.0))


def pair():
    return 3, 4.5


def both(a, b, *rest, scale=1):
    return (a + b) * scale + len(rest)


print(both(*pair()), both(*pair(), scale=2), both(*[1, 2, 3]), both(1, *(2.5, "x")), show(Vec(*pair())))
try:
    both(*range(1))
except TypeError as e:
    print(e)

# Keyword arguments of functions that are known: order of evaluation, defaults in between, and functions among several.
trace = []


def note(v):
    trace.append(v)
    return v


def f(a, b=2, c=3.0, d="d"):
    return (a, b, c, d)


def floats(x, y=0.5, z=2.0):
    return x * y + z


class Point:
    def __init__(self, x=0, y=0, *, name="p"):
        self.x = x
        self.y = y
        self.name = name

    def move(self, dx=0, dy=0, *, scale=1):
        return Point(self.x + dx * scale, y=self.y + dy * scale, name=self.name)

    def show(self):
        return "%s(%r, %r)" % (self.name, self.x, self.y)


class Named(Point):
    pass


class Lonely:
    def __init__(self, *, only, other=None):
        self.only = only
        self.other = other


print(f(1), f(a=1), f(1, d="x"), f(1, c=1.5), f(d=4, a=1), f(b=5, a=6))
print(f(d=note(1), c=note(2), a=note(3)), trace)
print(f(note(4), d=note(5), b=note(6)), trace)
n = 1
print(f(d=n, a=(n := n + 1), b=n), n)
print(f(c=n + 1, b=note(n), a=n * 2), trace)
print(floats(1.5), floats(1.5, z=1.0), floats(z=0.5, x=2.0), floats(y=3, x=2))
print(Point().show(), Point(y=2).show(), Point(1, name="q").show(), Point(name="r", y=4, x=3).show())
p = Point(y=1)
print(p.move(dy=2).show(), p.move(1, scale=3).show(), p.move(scale=2, dy=5, dx=1).show(), p.move(4, 5).show())
print(Named(y=7, name="n").show(), Named(1, 2).show())
print(Lonely(only=1).only, Lonely(other=2, only=3).other)

def g(a, b=2, *, k=3, m=4):
    return a * 1000 + b * 100 + k * 10 + m


print(g(1), g(1, k=5), g(b=1, a=2), g(1, m=7), g(m=1, k=2, a=3), g(1, 2, m=note(5), k=note(6)), trace)


class Base:
    def area(self, w=1, h=1):
        return w * h


class Sum(Base):
    def area(self, h=1, w=1):
        return w + 10 * h


class Same(Base):
    def area(self, w=1, h=1):
        return -w * h


for shape in (Base(), Sum(), Same()):
    print(shape.area(w=2, h=3), shape.area(h=4), shape.area(5))


def outer():
    count = 0

    def bump():
        nonlocal count
        count += 1
        return count

    return f(d=count, b=bump(), a=count)


print(outer())


def unbound(flag):
    if flag:
        v = 1
    return f(b=note(9), a=v)


try:
    unbound(False)
except NameError as e:
    print("NameError", trace[-1])

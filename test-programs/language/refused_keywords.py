# Keyword arguments that do not fit, and classes that change: calls are bound by name when they happen.


def f(a, b=2, c=3.0, d="d"):
    return (a, b, c, d)


class Point:
    def __init__(self, x=0, y=0, *, name="p"):
        self.x = x
        self.y = y
        self.name = name

    def move(self, dx=0, dy=0, *, scale=1):
        return Point(self.x + dx * scale, y=self.y + dy * scale, name=self.name)

    def show(self):
        return "%s(%r, %r)" % (self.name, self.x, self.y)


class Lonely:
    def __init__(self, *, only, other=None):
        self.only = only
        self.other = other


p = Point(y=1)
for make in (
    lambda: Lonely(only=1, other=2).other,
    lambda: f(b=1),
    lambda: f(1, a=2),
    lambda: f(1, e=2),
    lambda: f(1, 2, 3, 4, 5),
    lambda: Point(1, 2, 3),
    lambda: Point(z=1),
    lambda: Lonely(),
    lambda: Lonely(1),
    lambda: p.move(1, dx=2),
    lambda: p.move(1, 2, 3),
):
    try:
        print(make())
    except TypeError as e:
        print("TypeError", e)

made = Point
print(made(y=3, x=1).show())
Point.__init__ = lambda self, x=5, **more: setattr(self, "x", sorted(more.items()))
print(made(y=3).x, Point(1).x)

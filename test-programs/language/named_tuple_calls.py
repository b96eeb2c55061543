# Named tuples as they are made and read: by position, by name, with wrong counts, derived, with more fields than a few.
import sys
from collections import namedtuple

Point = namedtuple("Point", ("x", "y"))
Many = namedtuple("Many", "a b c d e f g")
Empty = namedtuple("Empty", ())

p = Point(1, 2)
print(p, p.x, p.y, p[0], p[-1], len(p), p == (1, 2), hash(p) == hash((1, 2)))
print(Point(y=3, x=4), Point(5, y=6), Empty(), len(Empty()))
m = Many(1, 2, 3, 4, 5, 6, 7)
print(m.a, m.b, m.c, m.d, m.e, m.f, m.g, m[2:4], sum(m))
make = Point
for args in ((), (1,), (1, 2, 3)):
    try:
        print(make(*args))
    except TypeError as e:
        print("TypeError", e)
for call in (
    lambda: Point(),
    lambda: Point(1),
    lambda: Point(1, 2, 3),
    lambda: Point(1, x=2),
    lambda: Point(1, z=2),
    lambda: p.z,
    lambda: setattr(p, "x", 3),
):
    try:
        print(call())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class Vector(Point):
    def add(self, other):
        return Vector(self.x + other.x, self.y + other.y)


v = Vector(1, 2).add(Point(10, 20))
print(v.x, v.y, v[1], isinstance(v, Point), isinstance(v, tuple))
d = {Point(1, 2): "a"}
print(d[(1, 2)], (1, 2) in d, Point(2, 1) in d)
x, y = Point(7, 8)
print(x, y, Point(1, 2) + (3,), Point(1, 2) < Point(1, 3), [q.x for q in (Point(i, i) for i in range(3))])

# An index that is none names the type that the tuple is of.

Spot = namedtuple("Spot", ("x", "y"))


class Place(Spot):
    pass


class Pair(tuple):
    pass


for place in (Spot(1, 2), Place(3, 4), Pair((5, 6)), (7, 8)):
    for index in (-1, 2, -3, "x", None, 1.0):
        try:
            print(place[index])
        except (IndexError, TypeError) as e:
            print(type(e).__name__, e)
try:
    print(len(iter(range(0, sys.maxsize))))
except TypeError as e:
    print(e)

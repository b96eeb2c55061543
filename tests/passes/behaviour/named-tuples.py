# Named tuples whose fields stand in the text, and what may happen to them: other tuples, other values, other names.
from collections import namedtuple
import collections

Point = namedtuple("Point", ("x", "y"))
Reading = collections.namedtuple("Reading", ["t", "value", "ok"])
Size = namedtuple("Size", "width height")
Swapped = namedtuple("Swapped", ("y", "x"))
Nothing = namedtuple("Nothing", ())


def shown(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def dist2(a, b):
    dx = a.x - b.x
    dy = a.y - b.y
    return dx * dx + dy * dy


def floats(n):
    pts = [Point(i * 0.5, i * 0.25) for i in range(n)]
    sx = sy = 0.0
    for p in pts:
        sx += p.x
        sy += p.y
    pts[0] = Point(pts[1].y, pts[1].x)
    return sx, sy, pts[0], dist2(pts[0], pts[-1])


def readings(n):
    found = []
    bad = 0
    for i in range(n):
        r = Reading(i, value=i / 4, ok=i % 3 != 0)
        if not r.ok:
            bad += 1
        t, v, ok = r
        found.append(r)
    best = max(found, key=lambda r: r.value)
    return bad, t, v, ok, best, best[1] + best.value, [r.t for r in found], sorted(found)[0].value


def either(flag):
    p = Point(1, 2.5) if flag else Swapped("left", "right")
    return p.x, p.y, p[0]


def plain(flag):
    p = Point(3, 4) if flag else (5, 6)
    return p[0] + p[1], hasattr(p, "x"), getattr(p, "y", None)


class Moved(Point):
    def far(self):
        return self.x + self.y


class Place(namedtuple("Place", ("name", "at"))):
    def shift(self, by):
        return Place(self.name, Point(self.at.x + by, self.at.y))


def later(p):
    items = p.y
    items.append(2.5)
    return p


print(floats(5), readings(7))
print(either(True), either(False), plain(True), plain(False))
p = Point(1, 2)
print(p, p == (1, 2), p + (3,), p[1:], len(p), list(p), p * 2, 2 in p, {p: 1}[(1, 2)], str(p), "%d-%d" % p)
print(Size(3, 4).width * Size(height=1, width=2).height, Nothing(), isinstance(p, Point), isinstance(p, tuple))
print(p._asdict()["y"] if hasattr(p, "_asdict") else 2)
shown(lambda: Point(1))
shown(lambda: Point(1, 2, 3))
shown(lambda: Point(1, z=3))
shown(lambda: Point(1, x=3))
shown(lambda: p.z)
shown(lambda: p.x.y)


def store():
    p.x = 5


shown(store)
shown(lambda: Point(*[7, 8]).y + Point(**{"x": 1, "y": 2}).x)
print(later(Point("a", [1])), later(Point(0, [])).y[0])
print([q.y for q in map(lambda v: Point(v, v * 1.5), range(3))], Point(p, [p]).y[0].x)
shown(lambda: Moved(1, 2).far())
shown(lambda: Place("home", p).shift(2).at.x)


def names(text):
    kind = namedtuple("Kind", text)
    return kind(1, 2)


print(names("a b").b, names(["c", "d"]).c)
for k in (Point, Swapped):
    print(k(1, 2).x)
x, y = Point(2.5, "s")
print(x * 2, y * 2)
Pair = namedtuple("Pair", ("x", "y"))
if x > 2:
    Pair = namedtuple("Pair", ("y", "x"))
print(Pair(1, 2).x, dist2(Pair(1, 2), Point(3, 3)), Pair(y=[1], x=2).y)

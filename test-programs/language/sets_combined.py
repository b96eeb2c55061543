# Operators and methods that combine sets, as operators, in place and by methods, with items of several kinds.


def grown(cells, more):
    for i in range(3):
        cells = cells | {(x + i, y) for x, y in more}
        cells = cells - {(2, 2)}
    return cells


def kept(a, b):
    return sorted(a & b), sorted(a ^ b), sorted(a - b), sorted(a | b)


def in_place(a, b):
    c = set(a)
    same = c
    c |= b
    c -= {1, 100}
    c ^= {2, 200}
    c &= {2, 3, 200, 300}
    return sorted(c), c is same


def methods(a, b):
    u = a.union(b)
    i = a.intersection(b)
    d = a.difference(b)
    s = a.symmetric_difference(b)
    t = a.copy()
    t.intersection_update(b)
    w = set(a)
    w.difference_update(b)
    z = set(a)
    z.symmetric_difference_update(b)
    return [sorted(x) for x in (u, i, d, s, t, w, z)], a.issubset(b), a.issuperset(i), a.isdisjoint(d)


class Key:
    met = 0

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, o):
        Key.met += 1
        return isinstance(o, Key) and self.n == o.n


print(sorted(grown({(0, 0)}, {(1, 2), (3, 4)})))
print(kept({1, 2, 3}, {2, 3, 4}), kept({"a", "b"}, {"b"}))
print(in_place({1, 2, 3}, {3, 4}))
print(methods({1, 2, 3}, {3, 4}), methods({"x"}, {"x", "y"}))
print(sorted({1, 2}.union([2.5, 3]) - {2.5}), sum({1, 2} | {2.5}), sorted({True, 5} & {1, 5})[0] == 1)
print(sorted(k.n for k in {Key(1), Key(2)} | {Key(2), Key(3)}), Key.met > 0)
print(len({Key(1)} & {Key(1)}), len({Key(1)} - {Key(1)}))
lists = {(1, 2)} | {(3,)}
print(sorted(len(t) for t in lists))
none = None
for s in ({1, 2}, {2, 3}):
    none = s if none is None else none & s
print(none)
try:
    {1} | [2]
except TypeError:
    print("TypeError")

# Operators of sets of a few small ints, at the ends of what is small
sets = [set(), {0}, {1, 2, 3}, {3, 4, 5}, {-15, 15, 0}, {-16, 16, 3}, {31, -32, 1}, {100, 1}, {2**40, 1}, {1.0, 2}, {True, 3}]
for a in sets:
    for b in sets:
        print(len(a & b), len(a | b), len(a - b), len(a ^ b), sorted(a & b), sorted(a | b), sorted(a - b), a <= b)
a = {1, 2, 3}
for b in ({2, 9}, frozenset((2, 3)), frozenset((20, 3))):
    print(type(a & b), type(b & a), type(a | b), type(b | a), type(b - a))
c = a - {2}
c.add(2)
c.add(40)
c.discard(1)
print(sorted(c), sorted(a), 40 in c, 40 in a, sorted(c - a), sorted(a - c), sorted(c & a))
c = a | {4}
c.remove(1)
c |= {1, 6}
c &= {1, 4, 6, 7}
c ^= {1, 2}
print(sorted(c), sorted(a))
f = frozenset(a)
print(sorted(f | {9}), sorted(f), hash(f) == hash(frozenset((3, 2, 1))), f - f, f & f == f)


class Ordered(set):
    def __iter__(self):
        return iter((7, 8))


o = Ordered((1, 2))
print(sorted(a.union(o)), sorted(a.difference(o)), sorted(a.intersection(o)))
for op in (lambda: a | [1], lambda: a & None, lambda: a - 1):
    try:
        print(op())
    except TypeError as e:
        print(e)
print(sorted(a.difference()), sorted(a.difference([1], {2})), sorted(a.difference([3])))

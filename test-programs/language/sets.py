# Sets and frozen sets; printed sorted, since sets have no order.
a = {1, 2, 3, 4}
b = set([3, 4, 5])


def show(s):
    print(sorted(s), end=" ")


for s in (a | b, a & b, a - b, a ^ b):
    show(s)
print()
print(a.union(b) == a | b, a.intersection(b) == a & b, {3} <= a, a >= {1, 2}, a < a, {1} < a, a.isdisjoint({9}))
a.add(10)
a.discard(99)
a.remove(1)
show(a)
a.update([7, 8])
a |= {20}
a &= {2, 3, 7, 20}
a -= {7}
a ^= {2, 30}
show(a)
print(len(a), 3 in a, 99 not in a)
f = frozenset("abca")
print(len(f), "a" in f, f == frozenset("cba"), {f: 1}[frozenset("abc")])
c = a.copy()
c.clear()
print(c, len(a), bool(c))
print({1, 1.0, True} == {1}, len({(1, 2), (1, 2)}), set("hello") == set("ohell"))
popped = {5}
print(popped.pop(), popped)
for wrong in (lambda: {[]}, lambda: set().pop(), lambda: {1}.remove(2), lambda: f.add(1)):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__)
seen = set()
print([x for x in [3, 1, 3, 2, 1] if x not in seen and not seen.add(x)])

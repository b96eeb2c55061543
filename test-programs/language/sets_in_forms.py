# Sets of small ints, of few and of many strs, of tuples and of all these together: what they are combined to, and how they change.


class Same:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == (other.v if isinstance(other, Same) else other)

    def __hash__(self):
        return hash(self.v)

    def __repr__(self):
        return "Same(%r)" % (self.v,)


def show(s):
    return type(s).__name__ + " " + " ".join(sorted(repr(x) for x in s))


def sets():
    return [
        set(),
        {1, 2, 3},
        {3, -4, 100},
        set(range(0, 400, 3)),
        {5, 300, 3},
        {"a", "b", "c"},
        {"b", "", "z"},
        set("abcdefghij"),
        set(["w%d" % (i % 20) for i in range(60)]),
        {(1, 2), (3, 4)},
        {(3, 4), (1, "x"), 3},
        {1.5, True, "a", None},
        {None},
        {2**70, "b", 2},
        {Same(5), Same(3), 7},
        frozenset("ab"),
        frozenset((3, 5)),
        frozenset(),
        frozenset([(3, 4), "ab"]),
    ]


check = 0
for a in sets():
    for b in sets():
        lines = [show(a | b), show(a & b), show(a - b), show(a ^ b)]
        lines.append("%s %s %s %s %s" % (a <= b, a < b, a == b, a >= b, a > b))
        lines.append("%s %s" % (a.isdisjoint(b), a.issubset(b)))
        lines.append(show(a.union(list(b))) + show(a.difference(b, [1])) + show(a.intersection(tuple(b))))
        lines.append(show(a.symmetric_difference(list(b))))
        lines.append(" ".join(str(x in a) for x in (1, 3, "a", "w7", (3, 4), None, 1.5, 2**70)))
        c = set(a)
        c |= b
        lines.append(show(c))
        c -= {3, "a", (3, 4)}
        lines.append(show(c))
        c ^= b
        c &= a
        lines.append("%d %s" % (len(c), show(c)))
        for line in lines:
            for ch in line:
                check = (check * 31 + ord(ch)) & 0xFFFFFFFF
    print(len(a), show(a)[:60], hex(check))

# From one form to the next, and back to nothing.
s = set()
for step in ("a", "b", 1, 2, (1, 2), "a", None):
    s.add(step)
    print(show(s))
for step in ("a", 1, (1, 2), None, "zz", 2.0, "b"):
    s.discard(step)
    print(show(s), len(s))
s.add(4)
s.add("x")
print(show(s), 4 in s, "x" in s, 4.0 in s, "y" in s)
s.clear()
s.update("hello", [1, 2], {"k": 1})
print(show(s))
try:
    s.remove("q")
except KeyError as e:
    print("KeyError", e)
print([] in set(), {} in set())
for other in ({1}, {"a"}, {None}):
    try:
        [] in other
        print("found nothing")
    except TypeError as e:
        print("TypeError")
    try:
        other.add([])
    except TypeError as e:
        print("TypeError")
    try:
        other | [1]
    except TypeError as e:
        print(e)

# Strs are taken out and put in while the set is gone through.
s = {"a", "b", "c"}
seen = []
for x in s.copy():
    seen.append(x)
    s.discard(x)
    s.add(x + x)
print(sorted(seen), show(s))
s = {"only"}
print(s.pop(), s)
try:
    s.pop()
except KeyError as e:
    print("KeyError", e)
s ^= {"a"}
s ^= s
print(s, len(s), s == set(), bool(s))
t = {1, 2}
t -= t
print(t, t | {"a"}, {"a"} - {"a"} | {1})
print(show({"a", "b"} & {"b"} | {1} | {"c"}), show(frozenset("ab") - {"a"}), show(frozenset([1]) | {2}))
print(len({"%d" % i for i in range(8)}), len({"%d" % i for i in range(9)}), len({str(i % 4) for i in range(99)}))


# What is there stays, whatever is equal to it.
class Word(str):
    pass


for first, equal in ((True, 1), (1.0, 1), (1, True), (Word("a"), "a"), (0, False), (2**62 * 1.0, 2**62)):
    s = {first, None}
    s.add(equal)
    s |= {equal}
    s.update([equal], {equal: 1})
    t = {None, (1, 2)} | {first}
    t |= {equal}
    print(sorted(type(x).__name__ for x in s), sorted(type(x).__name__ for x in t | {equal}), len(s & t))

# More than a few strs, made of two sets of a few.
a = set("abcdefgh")
b = {"h", "ijk", "", "lm", "n", "o", "p", "q"}
u = a | b
print(len(u), show(u), "a" in u, "q" in u, "zz" in u, 1 in u, None in u, len(u))
u = a | b
u.add("new")
u.add("a")
u.discard("ijk")
print(len(u), show(u))
u = a | b
u |= {"more", "a"}
u |= b
u -= a
print(len(u), show(u))
print(show((a | b) & (b | a)), show((a | b) - a), show((a | b) ^ b), (a | b) == (b | a), a <= a | b, (a | b) > b, (a | b).isdisjoint(a))
u = a | b
u.remove("a")
print(show(u | {3}), len(u), u.pop() in a | b, show(frozenset(a) | b), hash(frozenset(a) | b) == hash(frozenset(b | a)))

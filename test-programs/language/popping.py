# Sets of one item, and ordered dicts from their end, while they change.
from collections import OrderedDict


def emptied(s, more):
    out = []
    n = 0
    while s:
        item = s.pop()
        out.append(item)
        n += 1
        if n in more:
            s.add(more[n])
    try:
        s.pop()
    except KeyError as e:
        out.append(repr(e))
    s.add(out[0])
    out.append(s.pop())
    return len(out), sorted(out[:-2])


print(emptied(set(range(100)), {5: 200, 99: 777, 50: -1}))
print(emptied({"a%02d" % i for i in range(50)}, {3: "b", 20: "c"}))
print(emptied({(i, i + 1) for i in range(50)}, {3: (0, 7), 40: (9, 9)}))
print(emptied({i * 1.5 for i in range(40)}, {3: 0.25, 30: 1e9}))

# Two sets in turn, sets that are emptied and filled again between two pops.
a = {"x", "y", "z"}
b = {"p", "q", "r"}
seen = []
for i in range(3):
    seen.append(a.pop())
    seen.append(b.pop())
print(sorted(seen), a, b)
a.add("n")
print(a.pop(), len(a))
a.update(["k"])
a.clear()
a.add("m")
print(a.pop(), len(a))
c = {"u", "v"}
c.pop()
c &= {"none"}
c.add("w")
print(c.pop(), c)
big = set(range(5000))
total = 0
while big:
    total += big.pop()
print(total)

d = OrderedDict()
for i in range(5):
    d["k%d" % i] = i
print(d.popitem(), d.popitem())
d["new"] = 1
d["k0"] = 100
print(d.popitem(), len(d))
del d["k1"]
d["k1"] = "again"
print(d.popitem(), list(d.items()))
d.update({"u": 1})
d.setdefault("w", 2)
print(d.popitem(), d.popitem(), d.popitem(), d.popitem(), len(d))
try:
    d.popitem()
except KeyError as e:
    print(repr(e))
d["z"] = 1
print(d.popitem())
d["y"] = 2
d.clear()
d[1] = 2
print(d.popitem(), d.pop(1, None))
for i in range(3000):
    d[i] = i
n = 0
while d:
    k, v = d.popitem()
    n = (n * 7 + k) % 1000003
print(n)

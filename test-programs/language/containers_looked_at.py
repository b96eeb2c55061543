# What looks at containers or makes others of them: keys by a dict's get, fromkeys, dict |, divmod, choice, OrderedDict, frozenset.
from collections import OrderedDict
import random


def ranked(words):
    counts = dict.fromkeys(words, 0)
    for w in words:
        counts[w] += 1
    order = sorted(sorted(counts), key=counts.get, reverse=True)
    best = max(sorted(counts), key=counts.get)
    places = sorted(["b", "a", "c"], key=order.index)
    return [counts[w] for w in order], best, [order.index(p) for p in places] == sorted(order.index(p) for p in places)


def merged(a, b):
    c = a | b
    c["new"] = [1]
    d = dict(a)
    d |= b
    return sorted(c.items()), sorted(d.items()), sorted(a.items())


def digits(n, base):
    out = []
    while n:
        n, d = divmod(n, base)
        out.append(d)
    return out


class Cache:
    def __init__(self, size):
        self.size = size
        self.items = OrderedDict()
        self.hits = 0

    def get(self, key):
        if key in self.items:
            value = self.items.pop(key)
            self.items[key] = value
            self.hits += 1
            return value
        return None

    def put(self, key, value):
        if key not in self.items and len(self.items) >= self.size:
            oldest = next(iter(self.items))
            del self.items[oldest]
        self.items[key] = value


print(ranked("a b a c b a".split()))
print(dict.fromkeys((1,)), dict.fromkeys("x", []), sorted(dict.fromkeys(range(3), "y").items()))
print(merged({"a": 1}, {"b": "two", "a": 3}))
print(digits(1234, 10), digits(2**70, 16)[-2:], divmod(-7, 2), divmod(7.5, 2), divmod(True, 2))
c = Cache(2)
for i in (1, 2, 1, 3, 2, 1):
    if c.get(i) is None:
        c.put(i, i * i)
print(c.items, c.hits, len(c.items))
o = OrderedDict([("z", 1), ("a", 2)])
p = OrderedDict({"k": 1})
p["b"] = "s"
print(o, list(o.items()), p.popitem(), p, p == {"k": 1}, isinstance(p, dict), p == OrderedDict(p))
e = OrderedDict()
e[(1, 2)] = [0]
e[(1, 2)].append(5)
for k, v in e.items():
    print(k, v, e.get(k), e.setdefault((3,), None))
    break
names = ["n", "m"]
pick = random.choice(names)
names.append("o")
print(pick in names, random.choice((7,)), random.choice("q").upper(), len(names))
f = frozenset(names)
names.append("p")
print(len(f), "n" in f, len(frozenset([(1, 2), (1, 2)])), names[-1])
try:
    divmod(1, None)
except TypeError:
    print("TypeError")
d = {"only": 1}
k, v = d.popitem()
print(k + "!", v + 1, d)

# Dicts and their views; shown sorted, since MicroPython's dicts keep no order.
from collections import OrderedDict

d = {"one": 1, "two": 2}
d["three"] = 3
print(sorted(d), sorted(d.items()), sorted(d.values()), len(d))
print(d.get("four"), d.get("four", 4), d.setdefault("one", 100), d.setdefault("five", 5), d.pop("five"))
print("one" in d, "six" not in d, d == {"three": 3, "two": 2, "one": 1})
d.update({"one": 11}, ten=10)
d.update([("eleven", 11)])
print(sorted(d.items()))
del d["ten"]
keys = d.keys()
d["late"] = 0
print("late" in keys, len(keys), sorted(keys))
print(dict(a=1) == {"a": 1}, sorted(dict([(1, 2), (3, 4)]).items()), sorted(dict.fromkeys("ab", 0).items()))
merged = {"a": 1, "b": 3, "c": 4}
print(sorted(merged.items()), sorted(({"x": 1} | {"y": 2}).items()))
print({1: "int"}[True], {(1, 2): "pair"}[1, 2], {None: 0}[None], {1.0: "f"}[1])

o = OrderedDict([("z", 1), ("a", 2)])
o["m"] = 3
o["z"] = 9
print(list(o.items()), o, o.popitem())

inverse = {v: k for k, v in merged.items()}
print(sorted(inverse.items()))
try:
    for key in o:
        print("in order:", key)
    {}["missing"]
except KeyError as e:
    print(repr(e))
for wrong in (lambda: {[]: 1}, lambda: {}.pop("x"), lambda: {}.popitem(), lambda: dict([1])):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 2

    def __eq__(self, other):
        return self.n == other.n


table = {Key(i): i for i in range(6)}
print(table[Key(3)], len(table), Key(9) in table)
nested = {"list": [1, {"deep": (True, None)}]}
print(nested["list"][1]["deep"][0], nested)

# Copies of small dicts share nothing that shows.
original = {"a": 1, "b": 2}
copies = [dict(original), original.copy(), dict(original, c=3), dict(original, a=9), dict(**original)]
original["z"] = 0
for i, c in enumerate(copies):
    c["n%d" % i] = i
del copies[1]["a"]
print(sorted(original.items()), [sorted(c.items()) for c in copies])
empty = dict({})
empty["q"] = 1
print(empty, dict({}), {}.copy())
for key in sorted(original):
    c = dict(original)
    c[key] = 5
    d = original.copy()
    d.clear()
print(sorted(c.items()), d, len(original))

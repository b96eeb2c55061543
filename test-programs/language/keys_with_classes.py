# Objects of classes as keys of small dicts and sets, beside what they equal
class Own:
    pass


class Like:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == (other.n if isinstance(other, Like) else other)

    def __hash__(self):
        return hash(self.n)

    def __repr__(self):
        return "Like(%r)" % self.n


class NoHash:
    def __eq__(self, other):
        return True


class Pair(tuple):
    pass


class Name(str):
    pass


class Real(float):
    pass


a, b = Own(), Own()
d = {a: 1}
d[b] = 2
print(d[a], d[b], len(d), a in d, Own() in d)
del d[a]
print(len(d), a in d, b in d)
d = {1: "int"}
d[Like(1)] = "like"
d[Like(2)] = "two"
print(len(d), d[1], d[2], d[Like(2)], Like(3) in d)
d[Like("k")] = "text"
d["k"] = "str"
print(len(d), d["k"], d[Like("k")])
del d[Like(1)]
del d[2]
print(len(d), d)
d = {"x": 1}
print(Like("x") in d, d.get(Like("y")), 5 in d, None in d, (1, 2) in d)
del d["x"]
try:
    del d["x"]
except KeyError as e:
    print("KeyError", e)
for key in (NoHash(), [1], {}):
    try:
        d[key] = 1
    except TypeError as e:
        print(e)
d = {(1, 2): "pair", "n": "name", 1.5: "real", 2.0: "two"}
print(d[2], d[1.5], (1, 2) in d, d.get("n"))
s = {Like(1), Like(1), 1, Like(2)}
print(len(s), 1 in s, Like(2) in s, 3 in s)
items = [3, 1, 2]
print(min(items, key=lambda n: items.append(n) or -n if len(items) < 5 else -n), items)
print(max((), default=7), min([], key=len, default="none"), max("b", "a", key=ord), min([[2], [1]], key=lambda v: v[0]))
for f in (lambda: max([]), lambda: min([1], key=3), lambda: max(1)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(e)
import random

random.seed(5)
print([random.randint(1, 6) for _ in range(12)], random.getrandbits(32), random.randrange(2**31, 2**31 + 5))
print([random.randrange(n) for n in (1, 2, 3, 255, 256, 257, 65536, 2**30 - 1, 2**31, 2**32 - 1)])

# Comprehensions and generator expressions over `items()` that take each pair apart at once.
from collections import OrderedDict

d = {"a": 1, "b": 2, "c": 3}
print(sorted({v: k for k, v in d.items()}.items()), sorted([k * v for k, v in d.items() if v > 1]))
print(sum(v for k, v in d.items()), sorted((v, k) for k, v in d.items()), any(v == 2 for k, v in d.items()))
print(len("".join(k for k, v in d.items())), max(v for _, v in d.items()), sorted(dict((k, v + 1) for k, v in d.items()).values()))


class Pairs:
    def items(self):
        print("items")
        return [(1, 2), (3, 4)]


class Triples:
    def items(self):
        return [(1, 2, 3)]


print([a + b for a, b in Pairs().items()], sum(a for a, b in Pairs().items()))


def keys(x):
    return sorted([k for k, v in x.items()])


for x in (d, Pairs(), {1: 2}, {(1, 2): 3}, {}, None, [1], Triples(), OrderedDict([("z", 1), ("y", 2)])):
    try:
        print(keys(x))
    except (AttributeError, ValueError) as e:
        print(type(e).__name__, e)

g = ((k, v) for k, v in d.items())
print(len(next(g)), len(list(g)))


def nested(n):
    halves = {i: i * 0.5 for i in range(n)}
    return sum(k * v for k, v in halves.items()), sorted([sum(v for k, v in halves.items() if k < j) for j, w in halves.items()])


print(nested(4))
ordered = OrderedDict([("z", 1), ("y", 2), ("x", "ab")])
print([k + str(v) for k, v in ordered.items()], [[c for c in v] for k, v in ordered.items() if k == "x"])
print([lambda: k for k, v in ordered.items()][0](), [(k, w) for k, (v, w) in [("a", (1, 2))]])
print(sorted(k for k, v in {"p": {"q": 1}, "r": {}}.items() for kk, vv in v.items()))

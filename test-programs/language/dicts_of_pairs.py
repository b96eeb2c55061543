# dict() of pairs, of zip(), of other dicts, with names.

from collections import OrderedDict


def rows(header, lines):
    made = []
    for line in lines:
        row = dict(zip(header, line.split(",")))
        row["line"] = line
        made.append(row)
    return made


for row in rows(["a", "b", "c"], ["1,2,3", "4,5", "6,7,8,9", ""]):
    print(sorted(row.items()), len(row), "c" in row)

header = ["x", "y"]
first = dict(zip(header, (1, 2.5)))
header[0] = "z"
second = dict(zip(header, (3, 4.5)))
header.append("w")
third = dict(zip(header, [5, 6.5, None]))
first["more"] = 1
del second["z"]
print(sorted(first), sorted(second), sorted(third), sorted(dict(zip(header, [1.5, 2.5, 3.5])).values()))


def shown(keys, values):
    try:
        d = dict(zip(keys, values))
        print(len(d), sorted((str(k), str(v)) for k, v in d.items()))
        return d
    except TypeError as e:
        print("TypeError", e)


shown([], [])
shown(["a"], [])
shown([], ["a"])
shown(["a", "a", "b"], [1, 2, 3])
shown(["a", 1, "b"], [1, 2, 3])
shown((1, 1.0, True), "abc")
shown("abcdefgh", range(8))
shown(list("abcdefgh"), list(range(8)))
shown(list("abcdefghi"), list(range(9)))
shown(list("abcdefghi"), [1, 2])
shown(("k", "l"), {"x": 1, "y": 2} and [1, 2])
shown([[1], 2], [3, 4])
shown([1, 2], 5)
shown(iter(["p", "q"]), iter([1, 2]))


class Keys(list):
    def __iter__(self):
        return iter(["own", "keys"])


shown(Keys(["a", "b"]), [1, 2])
shown(["a", "b"], Keys(["a", "b"]))

numbers = [0.5, 1.5, 2.5]
named = dict(zip(["a", "b", "c"], numbers))
numbers[0] += 1
named["b"] *= 2
print(named["a"] + numbers[0], named["b"], numbers[1])

items = [("one", 1), ("two", 2.5)]
d = dict(items)
d["three"] = "3"
print(sorted(d), d["one"] + 1, d["two"] * 2, dict(d, one=7)["one"], dict(d) == d, dict(d) is d)
print(sorted(dict((k, v) for v, k in enumerate("abc")).items()))
print(sorted(dict([["k", 1], "xy", (3, 4)]).items(), key=str), dict(((1, 2),))[1] + 2)
print(dict(a=1)["a"], sorted(dict([("a", 1)], b=2.5).items()), dict(), dict([]), dict({}))
for wrong in ([1], [(1,)], [(1, 2, 3)], 5, None, ["abc"], [([], 1)]):
    try:
        print(dict(wrong))
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
ordered = dict(OrderedDict([("b", 1), ("a", 2)]))
print(type(ordered) is dict, sorted(ordered.items()))


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return self.n == (other.n if isinstance(other, Key) else other)


keyed = dict(zip([Key(1), Key(2), Key(1)], "abc"))
print(len(keyed), keyed[Key(1)], keyed[2], dict([(Key("s"), [1])])[Key("s")][0] + 1)

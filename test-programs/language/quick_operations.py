# Powers with a modulus, copies of dicts, displays of constants that are looked into, and JSON: what is done in ways of its own.
import json
from collections import OrderedDict


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__ + " " + str(e)


# Powers.
for m in (1, 2, 7, -7, 1009, 94906265, 94906267, 2**31 - 1, 2**53, 2**61 - 1, -(2**64), 2**127 - 1):
    for b in (0, 1, 2, 3, 16, 17, 255, 2**31, 2**47 + 5, 2**48, 2**64 - 1, 2**127 - 3):
        print([attempt(pow, a, b, m) for a in (0, 1, 2, -3, 94906264, 2**53 - 1, 3**50, -(5**40))])
print(attempt(pow, 2, -1, 7), attempt(pow, 2, 3, 0), attempt(pow, True, True, 5), attempt(pow, 3, 2, True))

# Copies.
class Same:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == (other.v if isinstance(other, Same) else other)

    def __hash__(self):
        return hash(self.v)


def dicts():
    yield {}
    yield {"a": 1}
    yield {"k%d" % i: i for i in range(20)}
    yield {i: str(i) for i in range(12)}
    yield {(i, i + 1): i for i in range(12)}
    yield {(i, "x", None): i for i in range(12)}
    yield {True: 1, 1.5: 2, None: 3, b"ab": 4, "ab": 5, 2**70: 6, (1, 2): 7, frozenset([1]): 8}
    yield {Same(i): i for i in range(10)}


for d in dicts():
    for copy in (dict(d), d.copy(), dict(d, extra=1), dict([(k, v) for k, v in d.items()]), {} | d):
        first = next(iter(d), None)
        copy["new"] = 0
        copy[first] = "changed"
        if None not in d or first is not None:
            print(len(d), len(copy), d.get(first) == "changed", "new" in d, copy[first], all(k in copy for k in d))
        copy.pop(first)
        print(first in d, first in copy)
    e = {}
    e.update(d)
    e.update(d, z=1)
    e.update({"z": 2})
    print(len(e), e["z"], all(e[k] == d[k] for k in d), e == d)
o = OrderedDict([("b", 1), ("a", 2)])
p = o.copy()
p["c"] = 3
o.pop("b")
print(p, o, dict(p) == {"a": 2, "b": 1, "c": 3}, OrderedDict(dict(x=1)))
e = {}
for i in range(3):
    e.update({j: i for j in range(10)})
    e.clear()
print(e)


# Displays of constants.
def looks(v):
    return (
        v in {"a", "b"},
        v not in {1, 2, 3},
        v in [1, "a", None],
        v in {None, True, 2.5},
        v in {(1, 2), None},
        v in ["a", 1.0],
        v in [(), (1, 2)],
    )


for v in ("a", 1, 1.0, None, True, 2.5, (1, 2), b"x", "", (), 2**64, Same(1)):
    print(looks(v))
print(attempt(lambda v: v in {"a"}, []), attempt(lambda v: v in ["a"], []), attempt(lambda v: v in {1, 2}, {}))
for i in range(3):
    s = {"a", "b"}
    s.add(i)
    print(len(s), i in {0, 1}, "a" in {"a", "b"})

# JSON.
for text in (
    "0", "-0", "7", "-12", "007", "123456789012345", "1234567890123456", "-999999999999999999", "1.5", "-2.5e3", "1e5", "1E-2",
    "1-2", "--1", "-", "1.", "12 ", "[1,2,-3]", "[1.5,2]", '{"a":1,"b":-2.5}', "1+", "1e", "[1 2]", "12a", "1,", "[-]", "1.5.2",
):
    v = attempt(json.loads, text)
    print(text, type(v).__name__, v if isinstance(v, str) else repr(v))


class Shown(list):
    def __repr__(self):
        return "<shown>"


class Plain(dict):
    pass


values = [
    1, -0.5, 1e100, 2**70, True, None, "a\"b\n\x01\u20ac", [], {}, [1, [2, (3,)]], {"a": {"b": [1.0]}}, {1: 2, None: 3, True: 4, 2.5: 5},
    {"k%d" % i: [i] for i in range(10)}, b"bytes", {b"k": b"v"}, Shown([1]), [Shown()], Plain(a=1), OrderedDict([("z", 1), ("a", 2)]),
    {(1, 2): 3}, (1, "x"), {"q\\": "\t"}, [0.0, -0.0, 5.0],
]
for v in values:
    if not (isinstance(v, dict) and len(v) > 1 and not isinstance(v, OrderedDict)):
        print(json.dumps(v), json.dumps(v, separators=(",", ":")))
    else:
        print(len(json.dumps(v)), len(json.dumps([v], separators=(",", ":"))), sorted(json.dumps(v)))

# Comparisons with constants, of values of any type; isinstance with built-in types.
class Odd:
    def __eq__(self, other):
        return "eq " + repr(other)

    def __lt__(self, other):
        return other == 3

    def __ge__(self, other):
        return []


def tests(v):
    out = []
    for name, test in (
        ("==3", lambda: v == 3),
        ("3==", lambda: 3 == v),
        ("!=3", lambda: v != 3),
        ("=='b'", lambda: v == "b"),
        ("!='b'", lambda: v != "b"),
        ("<3", lambda: v < 3),
        ("3<", lambda: 3 < v),
        (">=3", lambda: v >= 3),
        ("<'b'", lambda: v < "b"),
        ("'b'<=", lambda: "b" <= v),
        (">'é'", lambda: v > "é"),
        ("<'😀'", lambda: v < "😀"),
        ("=='😀'", lambda: v == "😀"),
    ):
        try:
            out.append((name, test()))
        except TypeError as e:
            out.append((name, "TypeError"))
    return out


def branch(values, at):
    if values[at] == "b" or values[at] == 3:
        return "same"
    if not values[at] != 4:
        return "four"
    while values[at] == True:
        return "true"
    return "other" if values[at] != "c" else "c"


values = [3, 4, -1, 1 << 70, 2.5, 3.0, True, None, "b", "a", "bc", "é", "\ue000", "😀", "😁", "", b"b", [3], Odd()]
for v in values:
    print(repr(v) if not isinstance(v, Odd) else "Odd", tests(v))
print([branch(values, i) for i in range(len(values))])

from collections import namedtuple, OrderedDict

class S(str): pass
class I(int): pass
class F(float): pass
class L(list): pass
class L2(L): pass
class T(tuple): pass
class D(dict): pass
class C: pass
class St(set): pass
P = namedtuple("P", "a b")
vals = [None, True, 1, 1<<70, 1.5, "s", b"b", bytearray(1), [1], (1,), {1:2}, {1}, frozenset([1]), S("x"), I(3), F(1.5), L(), L2(), T((1,)), D(), C(), St(), P(1, 2), OrderedDict(), C, int, len, ..., range(3), 2j, {}.items(), ValueError("x"), slice]
for v in vals:
    print(isinstance(v, str), isinstance(v, int), isinstance(v, float), isinstance(v, bool), isinstance(v, list), isinstance(v, tuple), isinstance(v, dict), isinstance(v, set), isinstance(v, bytes), isinstance(v, bytearray), isinstance(v, object))
def f(v):
    if isinstance(v, str): return v + "!"
    if isinstance(v, float): return v * 2
    if isinstance(v, int): return v + 1
    return isinstance(v, (list, tuple))
print([f(v) for v in ("a", 1.5, 3, [1], None, S("q"), True)])

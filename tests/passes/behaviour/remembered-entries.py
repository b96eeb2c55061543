# `k in d` keeps the entry that it has found for `d[k]` behind it, up to where that may be another.
from collections import OrderedDict


def table(n):
    """More keys than a record takes, so that they have entries."""
    return {"k%d" % i: i for i in range(n)}


def count(words):
    counts = {}
    for w in words:
        if w in counts:
            counts[w] += 1
        else:
            counts[w] = 1
    return sorted(counts.items())


print(count("a b a c d e f g h i j a b k l m a".split()))
print(count([1, 2, 1, 3, 3, 3]))
print(count([(1, "x"), (2, "y"), (1, "x"), (3, 4), (3, 4), (1.0, "x")]))
print(count([1, True, 1.0, 2, 0, False]))


def group(pairs):
    groups = {}
    for k, v in pairs:
        if k not in groups:
            groups[k] = []
        groups[k].append(v)
    return groups


g = group([("k%d" % (i % 12), i) for i in range(40)])
print([(k, g[k]) for k in sorted(g)])


def removed(d, k, how):
    if k in d:
        if how == 0:
            del d[k]
        elif how == 1:
            d.pop(k)
        elif how == 2:
            d.clear()
        elif how == 3:
            d.popitem()
        elif how == 4:
            d[k] = "new"
        elif how == 5:
            d = {k: "other"}
        elif how == 6:
            k = "k2"
        elif how == 7:
            d.update({k: "updated"})
        return d[k]
    return "missing"


def attempt(d, k, how):
    try:
        return removed(d, k, how)
    except KeyError as e:
        return "KeyError", e.args[0]


for n in (3, 20):
    for how in range(9):
        if how != 3:
            print(n, how, attempt(table(n), "k1", how), removed(table(n), "x", how))
print(attempt({"a": 1}, "a", 3), attempt({5: 1}, 5, 3))


def deleted_and_put_back(d, k):
    if k in d:
        old = d[k]
        del d[k]
        d[k] = "back"
        d[k] += "!"
        return old, d[k], len(d)


print(deleted_and_put_back(table(12), "k3"), deleted_and_put_back(table(4), "k3"))

shared = table(12)


def forget():
    shared.pop("k5", None)
    return 0


def behind_a_call():
    if "k5" in shared:
        x = forget()
        return shared["k5"] + x


try:
    print(behind_a_call())
except KeyError as e:
    print("KeyError", e.args[0])


def in_the_call():
    if "k6" in shared:
        return shared["k6"], shared.pop("k6"), "k6" in shared


print(in_the_call())


class Falls:
    def __init__(self, d):
        self.d = d

    def __add__(self, other):
        self.d.clear()
        return 1

    def read(self, k):
        if k in self.d:
            return self.d[k]
        return None

    def replace(self, k, d):
        if k in self.d:
            self.d = d
            return self.d[k]


def by_an_operator(d, k):
    f = Falls(d)
    if k in d:
        f + 1
        return d[k]


try:
    print(by_an_operator(table(10), "k9"))
except KeyError as e:
    print("KeyError", e.args[0])
print(Falls(table(10)).read("k9"), Falls(table(10)).read("x"))
print(Falls(table(10)).replace("k9", table(12)), Falls(table(10)).replace("k9", {"k9": None}))


def logic(d, k, other):
    a = k in d and d[k] > 3
    b = k not in d or d[k] > 3
    c = d[k] if k in d else -1
    e = -1 if k not in d else d[k]
    f = (other or k in d) and d.get(k, "none")
    g = d[k] if not (other or k not in d) else "other"
    return a, b, c, e, f, g


for key in ("k2", "k7", "zz"):
    print(logic(table(10), key, False), logic(table(10), key, True), logic(table(3), key, False))


def either(d, k, flag):
    # The right side need not have been evaluated.
    if flag or k in d:
        return d[k]
    return "neither"


try:
    print(either(table(10), "zz", True))
except KeyError as e:
    print("KeyError", e.args[0])
print(either(table(10), "k1", True), either(table(10), "zz", False))


def roots(parent, x):
    while x in parent:
        x = parent[x]
    return x


print(roots({i: i + 1 for i in range(20)}, 3), roots({}, 3))


def chain(d, k):
    steps = 0
    while k in d and steps < 30:
        k2 = d[k]
        d[k] = k2 + 1
        k = k2
        steps += 1
    return k, steps, d[max(d)]


print(chain({i: (i * 7) % 20 for i in range(20)}, 1))


def in_a_loop(d, keys):
    out = []
    for k in keys:
        if k not in d:
            continue
        for other in keys:
            if other == "k4":
                d.pop("k3", None)
        out.append(d.get(k, "gone"))
        if k in d:
            out.append(d[k])
    return out


print(in_a_loop(table(12), ["k3", "k4", "x"]))


def grows(d, k):
    """From a record to a table between the test and the use."""
    if k in d:
        d[100] = 1
        d[k] += 5
        return d[k]


print(grows({"a": 1, "b": 2}, "b"), grows(table(9), "k8"))


def nothing(d, k):
    if k in d:
        d[k] = None
        return d[k], k in d


print(nothing(table(10), "k1"), nothing(table(1), "k0"))


def unhashable(d, k):
    try:
        if k in d:
            return d[k]
        return "not there"
    except TypeError as e:
        return "TypeError"


print(unhashable({1: 2}, [1]))


def ordered():
    d = OrderedDict()
    for w in "one two three one two one four five six seven eight nine ten one".split():
        if w in d:
            d[w] += 1
        else:
            d[w] = 1
    return list(d.items())


print(ordered())


def stepping(d, k):
    if k in d:
        yield d[k]
        yield d.get(k)
        if k in d:
            yield d[k]


d = table(10)
steps = stepping(d, "k2")
print(next(steps))
d["k2"] = "changed"
print(next(steps))
del d["k2"]
print(list(steps))


def shadowed(d, k):
    if k in d and (k := "k1") in d:
        return d[k]


print(shadowed(table(10), "k5"))


# Each way in which an entry may go, alone.
def popped(d, k):
    if k in d:
        d.pop(k)
        return d[k]


def cleared(d, k):
    if k in d:
        d.clear()
        return d[k]


def emptied(d, k):
    if k in d:
        d.popitem()
        return d[k]


def another_dict(d, k):
    if k in d:
        d = {k: "other"}
        return d[k]


def another_key(d, k):
    if k in d:
        k = "k1"
        return d[k]


def unpacked(d, k):
    if k in d:
        d, k = {"u": "unpacked"}, "u"
        return d[k]


def exchanged(d, k):
    if k in d:
        k, other = "k2", k
        return d[k], d[other]


shown = table(10)


def another_global(k):
    global shown
    if k in shown:
        shown = {k: "another"}
        return shown[k]


def looped(d, k):
    if k in d:
        for i in range(3):
            if i == 2:
                return d[k]
            d[k] = i
            del d[k]
            d[k] = "loop"


def one_branch(d, k, flag):
    if k in d:
        if flag:
            del d[k]
        return d[k]


def left_early(d, k, flag):
    if k in d:
        if flag:
            del d[k]
            return "left"
        return d[k]


try:
    print(popped(table(10), "k1"))
except KeyError as e:
    print("popped", e)
try:
    print(cleared(table(10), "k1"))
except KeyError as e:
    print("cleared", e)
try:
    print(emptied({i + 100: i for i in range(1)}, 100))
except KeyError as e:
    print("emptied", e)
print(another_dict(table(10), "k4"), another_key(table(10), "k4"), unpacked(table(10), "k4"))
print(exchanged(table(10), "k4"), another_global("k4"), looped(table(10), "k4"))
print(one_branch(table(10), "k1", False), left_early(table(10), "k1", True), left_early(table(10), "k1", False))
try:
    print(one_branch(table(10), "k1", True))
except KeyError as e:
    print("one branch", e)

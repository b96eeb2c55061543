# Copies of sets of all kinds of items: the same items in the same order of asking, and changes of one do not show in another.


class Same:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return isinstance(other, Same) and self.n == other.n

    def __repr__(self):
        return "Same%d" % self.n

    def __lt__(self, other):
        return str(self) < str(other)


class Odd(set):
    def __iter__(self):
        return iter([7, 8])


def shown(s):
    return sorted(repr(v) for v in s)


ITEMS = (
    [],
    [3, -1, 40, 0],
    [5, 100000, -70000],
    ["a", "b"],
    [1, "a", None, 2.5, b"xy"],
    [(1, 2), (3, 4, 5), ("a", 1), b"z"],
    [Same(1), Same(2), 1, (Same(3), 4)],
    [True, 0.0, 2**70, 1.0],
)
MORE = (1, -1, 41, "a", "q", b"xy", (1, 2), ("a", 1), Same(2), (Same(3), 4), 2.5, 2**70, None)
for items in ITEMS:
    for kind in (set, frozenset):
        whole = kind(items)
        copies = [whole.copy(), set(whole), whole | set(), whole - set(), whole ^ set(), whole.union([])]
        for change in MORE:
            copy = set(whole)
            copy.add(change)
            less = set(copy)
            less.discard(change)
            print(len(copy), change in whole, change in copy, change in less, len(less), end=" ")
            print(copy == whole, less == whole, whole <= copy, copy > whole)
        print(shown(whole), all(c == whole and shown(c) == shown(whole) for c in copies))
emptied = set(["a"])
emptied.clear()
emptied.update({4, 5})
print(sorted(emptied), sorted(emptied | {6}), sorted(emptied - {4}))
emptied.clear()
emptied |= {"x"}
print(emptied, emptied.copy() is emptied, frozenset(emptied) == emptied)
full = {1, 2, 3}
other = full.copy()
for i in (2, 9):
    other.discard(i)
    other.add(i + 10)
print(sorted(full), sorted(other), sorted(full - other), sorted(other - full), sorted(full ^ other))

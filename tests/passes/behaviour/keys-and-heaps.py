# Pairs as keys beside the ints in whose place they are kept, heaps of tuples, calls with nothing but a star.
from heapq import heappush, heappop

edge = [-(2**31), -(2**31) + 5, -(2**30) - 1, -(2**30), -(2**14), 2**14 - 1, 2**14, 0, -1, 2**31]
d = {}
for a in edge:
    d[a] = "int %d" % a
    for b in edge:
        d[(a, b)] = (b, a)
print(len(d), len(edge) * (len(edge) + 1))
print(all(d[(a, b)] == (b, a) for a in edge for b in edge), [d[a] for a in edge])
print((0, 0) in d, (0, 3) in d, d.get((1, 1)), d.pop((0, -1)), (0, -1) in d, len(d))
print(-1610612736 in {(0, 0)}, (0, 0) in {-1610612736}, {-1610612736: 1, (0, 0): 2}[(0, 0)])
print((1.0, True) in {(1, 1)}, (0, 0) in {(False, 0.0)}, -1610612736.0 in {-1610612736})
print({((0, 0), 1), (-1610612736, 1), ((0, 0), True)} == {((0, 0), 1), (-1610612736, 1)})
s = set()
for i in range(-3, 3):
    s.add((i, -i))
    s.add(i - 1610612736)
s.discard((-3, 3))
s.remove(-1610612736)
print(len(s), sorted(x for x in s if isinstance(x, int)), sorted(x for x in s if isinstance(x, tuple)))


class Like:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self.value == other


print(Like((0, 0)) in {(0, 0): 1}, Like(-1610612736) in {-1610612736, (0, 0)}, (2, 2) in {Like((2, 2))})

heap = []
for entry in [(3, "c"), (1, "b", 2), (1, "b"), (2.5, "x"), (1, "a", None), (True, "b", 1)]:
    heappush(heap, entry)
print([heappop(heap) for _ in range(len(heap))])
try:
    heappush(heap, (1, None))
    heappush(heap, (1, "x"))
except TypeError as e:
    print("TypeError", e)


class Robot:
    def __init__(self, name):
        self.name = name
        self.first = self.name
        self.moves = {"go": self.go, "turn": self.turn}
        self.trace = []
        self.last = self.moves

    def go(self, *steps):
        self.trace.append((self.name, steps))
        return self

    def turn(self, by, *, hard=False):
        self.trace.append((by, hard))
        return self


def show(*args):
    return args


r = Robot("r")
for args in [(), (1,), (1, 2), (1, 2, 3), [4], "ab", range(5)]:
    r.moves["go"](*args)
    print(show(*args), r.trace[-1])
r.last["turn"](90)
print(r.trace[-1], r.first)
for bad in [(), (1, 2)]:
    try:
        r.turn(*bad)
    except TypeError:
        print("TypeError")
try:
    show(*5)
except TypeError as e:
    print(e)


class Late:
    def __init__(self, read):
        self.start = 1
        self.seen = [self.peek]
        self.more = read(self)
        self.end = 2

    def peek(self):
        return self.start, hasattr(self, "more"), hasattr(self, "end")


def early(late):
    try:
        return late.end
    except AttributeError:
        return late.seen[0]()


late = Late(early)
print(late.more, late.end, late.peek())


def countdown(n):
    for i in range(n - 1, -1, -1):
        yield i


def falling(items):
    n = len(items)
    for i in range(n - 1, -1, -1):
        items[i] += items[i - 1]
    for i in range(n, 0):
        items[i] = 0
    return items


print(list(countdown(4)), falling([1, 2, 3, 4]), falling([]))

# Heaps of instances of several classes whose items come out of comprehensions, and calls of what a named tuple holds.
import heapq
from collections import namedtuple


class Leaf:
    def __init__(self, c, w):
        self.c = c
        self.w = w

    def __lt__(self, o):
        return self.w < o.w

    def codes(self, prefix, out):
        out[self.c] = prefix or "0"


class Inner:
    def __init__(self, a, b):
        self.a = a
        self.b = b
        self.w = a.w + b.w

    def __lt__(self, o):
        return self.w < o.w

    def codes(self, prefix, out):
        self.a.codes(prefix + "0", out)
        self.b.codes(prefix + "1", out)


def build(counts):
    heap = [Leaf(c, w) for c, w in sorted(counts.items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        a = heapq.heappop(heap)
        b = heapq.heappop(heap)
        heapq.heappush(heap, Inner(a, b))
    out = {}
    heap[0].codes("", out)
    return out


codes = build({"a": 5, "b": 1.5, "c": 2, "d": 9})
print(sorted(codes.items()))

Event = namedtuple("Event", ("time", "action", "data"))


class Line:
    def __init__(self):
        self.seen = []

    def arrive(self, what):
        self.seen.append(what)
        return len(self.seen)

    def leave(self, what):
        return self.seen.pop(0) + what


line = Line()
events = [
    Event(1.5, line.arrive, 2.5),
    Event(2.5, line.arrive, 3.5),
    Event(3.5, line.leave, 0.5),
    Event(4, lambda what: what * 2, 4),
]
for e in events:
    try:
        print(e.time, e.action(e.data))
    except TypeError as error:
        print("TypeError", error)
try:
    events[0].nothing(1)
except AttributeError as error:
    print(error)
try:
    heapq.heappop([])
except IndexError as error:
    print(error)


# Only what is taken out compares.
class Size:
    def __init__(self, w):
        self.w = w

    def __lt__(self, o):
        return self.w < o.w


sizes = [Size(w) for w in (0.5, 1, 1.5, 4, 2.5, 3)]
print([heapq.heappop(sizes).w for _ in range(6)])

# Special methods for comparisons: whatever meets instances by operators, in containers, by sorting and as keys.
import heapq


class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return self.x * 31 + self.y

    def __repr__(self):
        return "Vec(%r, %r)" % (self.x, self.y)


class Task:
    def __init__(self, when, name):
        self.when = when
        self.name = name

    def __lt__(self, other):
        return self.when < other.when


class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return isinstance(other, Version) and self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __le__(self, other):
        return self == other or self < other


class Minor(Version):
    def __lt__(self, other):
        return self.parts[-1] < other.parts[-1]


class Wide:
    """Its methods meet everything."""

    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return type(other).__name__

    def __ne__(self, other):
        return [other]

    def __gt__(self, other):
        return NotImplemented

    def __hash__(self):
        return 1


class Near:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        if isinstance(other, Near):
            return abs(self.v - other.v) < 0.5
        if isinstance(other, (int, float)):
            return abs(self.v - other) < 0.5
        return False

    def __hash__(self):
        return 7


class Adds:
    def __eq__(self, other):
        other.append(4)
        return True


class Lazy:
    def __lt__(self, other, extra=3):
        return (other, extra)


def shown(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def vectors():
    a = Vec(1, 2)
    b = Vec(1, 2)
    c = Vec(2, 1)
    print(a == b, a != b, a == c, a != c, [a] == [b], (a, 1) == (b, 1), (a, 1) == (c, 1), {1: a} == {1: b})
    print(a in [c, b], c in (a, b), [c, a].index(b), [c, a, b].count(b), {a: 5}[b], {a, b, c} == {a, c})
    seen = {}
    for i in range(12):
        seen[Vec(i % 3, i % 2)] = i
    print(sorted(seen.values()), seen.get(Vec(2, 1)), Vec(9, 9) in seen)
    shown(lambda: a == 1)
    shown(lambda: 1 == a)
    shown(lambda: a in [None])
    shown(lambda: a < b)


def tasks():
    queue = []
    for i in range(8):
        heapq.heappush(queue, Task(i * 5 % 7, "t%d" % i))
    print([heapq.heappop(queue).name for i in range(len(queue))])
    found = [Task(3, "a"), Task(1, "b"), Task(2, "c")]
    print([t.name for t in sorted(found)], min(found).name)
    shown(lambda: max(found).name)
    found.sort(reverse=True)
    print([t.name for t in found], found[0] < found[1])
    shown(lambda: found[0] > found[1])
    shown(lambda: sorted([(1, Task(2, "x")), (1, Task(1, "y"))])[0][1].name)
    shown(lambda: found[0] < 5)
    shown(lambda: found[0] <= found[1])
    best = sorted(["bb", "a", "ccc"], key=lambda s: Task(-len(s), s))
    print(best)


def versions():
    v = [Version(1, 2), Version(1, 10), Version(0, 9, 1), Minor(5, 1)]
    print(v[0] < v[1], v[0] <= v[1], v[0] == Version(1, 2), v[0] == "1.2", v[0] != None, v[3] < v[0])
    shown(lambda: v[1] > v[0])
    print([x.parts for x in sorted(v)], min(v[:3]).parts)
    shown(lambda: v[0] >= v[1])
    shown(lambda: v[0] < "1.2")


def wide():
    w = Wide(1)
    print(w == 1, w == [1], 1.5 == w, w != "x", (w != 3) + [1], w == w, w in [5], {w: 1}.get(1), w == vectors)
    shown(lambda: w > 3)
    print(bool(w == 0), "yes" if w == 0 else "no")


def near():
    n = Near(1.2)
    print(n == Near(1.4), n == 1, n == 1.9, n == "x", 1 == n, n in [5, 1.5], [1, 2].index(Near(2.1)), {n: 2}.get(Near(1)))
    print({n: 1, Near(1.3): 2, Near(5): 3}, end="|") if False else print(len({n: 1, Near(1.3): 2, Near(5): 3}))
    print(len({Near(i / 4) for i in range(8)}), len(set([Near(1), Near(1.1), 7])))


def adds():
    items = [1, 2]
    print(Adds() == items, items[-1] + 1, items)
    more = [[5.5]]
    print(more[0] == Adds(), Adds() in more, more)
    deep = {"k": [1]}
    print(Adds() in deep.values(), deep)
    texts = ["a"]
    pairs = [(1, texts)]
    print(pairs == [(1, Adds())], texts)
    print([t * 2 for t in texts])


shown(lambda: Lazy() < 5)
for f in (vectors, tasks, versions, wide, near, adds):
    f()

# Values that leave the places inference follows: through containers, attributes, callbacks, classes and generators.
import heapq
import struct


class Shape:
    sides = 0
    scale = 1.0

    def __init__(self, size):
        self.size = size
        self.parts = []

    def area(self):
        return self.size * self.scale

    def grow(self, by):
        self.size += by
        return self

    @property
    def double(self):
        return self.size * 2


class Square(Shape):
    sides = 4

    def area(self):
        return self.size * self.size

    def grow(self, by):
        self.size = str(self.size) + str(by)
        return self


def total(shapes):
    result = 0.0
    for shape in shapes:
        result += shape.area()
    return result


shapes = [Shape(1.5), Square(2.0), Shape(3.0)]
print(total(shapes))
shapes[0].grow(1)
shapes[1].grow("x")
print(shapes[0].size, shapes[1].size, shapes[0].double, shapes[1].double)
Shape.scale = 3
print(shapes[0].area())
shapes[2].area = lambda: "mine"
try:
    print(total(shapes[:1]), shapes[2].area())
except TypeError as e:
    print("TypeError")


class Other:
    def __init__(self, size):
        self.size = size

    def area(self):
        return "text"


mixed = [Shape(1.0), Other([1]), Other(None)]
print([m.size for m in mixed], [m.area() for m in mixed])


# a list that is reached through a dict of objects and changed by a function that does not know it
def change(o):
    o["list"].append("text")
    o["list"][0] = None


def numbers():
    values = [1.5, 2.5]
    holder = {"list": values, "other": 3}
    change(holder)
    return values


print(numbers())


def apply(f, *args, **kw):
    return f(*args, **kw)


def scale(x, factor=2.0):
    return x * factor


print(scale(1.5), apply(scale, "ab", factor=2), apply(scale, [1], 3))


def half(x):
    return x / 2


table = {"half": half, "neg": lambda x: -x, "cat": lambda x: x + x}
print([table[k](v) for k, v in (("half", 3), ("neg", 2.5), ("cat", "ab"))])


# generators hand values on
def pairs(items):
    for item in items:
        got = yield item, len(items)
        if got is not None:
            items.append(got)


g = pairs([1.0, 2.0])
print(next(g), g.send("sent"), next(g))


# results of the library
heap = []
for n in (5, 1.5, 3):
    heapq.heappush(heap, (n, [n]))
first = heapq.heappop(heap)
first[1].append("x")
print(first, heap[0][0] + 1)
a, b, c = struct.unpack("<Bhf", struct.pack("<Bhf", 200, -5, 1.5))
print(a + b, c * 2, struct.unpack("4s2xI", b"abcd\x00\x00\x00\x00\x01\x00\x00\x00"))


# a class that is only known at run time
def choose(flag):
    return Square if flag else Other


print([choose(f)(2.0).area() for f in (True, False)])


class Counter:
    def __init__(self):
        self.n = 0
        self.last = None

    def tick(self, by=1):
        self.n += by
        before = self.last
        self.last = by
        return before


c = Counter()
print(c.tick(), c.tick(2.5), c.tick(True), c.tick(by="x" * 0 or 3), c.n, c.last)
c.n = 2**53 - 1
c.tick()
print(c.n)
tick = c.tick
tick(10**20)
print(c.n)
bound = {"f": c.tick}
bound["f"](0.5)
print(c.n)


class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, o):
        if isinstance(o, Vec):
            return Vec(self.x + o.x, self.y + o.y)
        return NotImplemented

    def __radd__(self, o):
        return Vec(self.x + o, self.y + o)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    def __iadd__(self, o):
        self.x += o.x
        return self

    def __repr__(self):
        return "Vec(%s, %s)" % (self.x, self.y)


v = Vec(1.0, 2.0) + Vec(0.5, 0.5) * 2
v += Vec(3, 4)
print(v, 5 + v, sum([v, v], 0), v * 2)
try:
    v + 1
except TypeError as e:
    print("TypeError")
print(getattr(v, "x"), getattr(Vec, "__mul__")(v, 3), Vec.__mul__(Vec("a", "b"), 2))


# names that are bound again
def again(x):
    return x * 0.5


print(again(3.0))
try:
    again = 5
    print(again(3.0))
except TypeError as e:
    print("TypeError")


class Node:
    count = 0

    def __init__(self, value, following=None):
        self.value = value
        self.following = following
        Node.count += 1


chain = None
for i in range(4):
    chain = Node(i * 0.5, chain)
sum_ = 0.0
while chain is not None:
    sum_ += chain.value
    chain = chain.following
print(sum_, Node.count)

rows = [[0.0] * 3 for _ in range(2)]
rows[0][1] = 1
rows[1] = "abc"
print([r[1] for r in rows], rows)
same = [rows[0]] * 2
same[0][2] = "shared"
print(rows[0], sum([]), sum([], 0.5), max([1.5, 2], key=lambda x: -x), sorted([3, 1.5, 2], key=lambda x: -x))
nested = {}
for k in ("a", "b", "a"):
    nested.setdefault(k, []).append(len(nested) * 0.5)
print(sorted(nested.items()), [(i, v) for i, v in enumerate(nested["a"], 5)], [p for p in zip((1, 2.5), "xy")])
x, *rest = (1, 2.5, "z")
rest.append(x)
print(rest, rest[0] * 2)
t = (1.5,) + tuple(rest) * 2
print(t[0] * 2, t[-1], len(t))
try:
    missing = Shape.__new__(Shape)
    print(missing.size)
except AttributeError as e:
    print("AttributeError")
class Late:
    def set(self):
        self.value = 1.5
    def get(self):
        return self.value * 2
late = Late()
try:
    print(late.get())
except AttributeError as e:
    print(e)
late.set()
print(late.get())

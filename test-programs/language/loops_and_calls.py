# Loops that count through lists, take pairs apart at once, and calls of classes: the cases where a short way would show.


# A list that changes while a loop walks it.
items = [1, 2, 3]
for x in items:
    if x < 6:
        items.append(x + 3)
    if x == 2:
        items.remove(1)
print(items)

items = [3, 1, 2]
for x in items:
    items.sort()
    print(x, end=" ")
print()


def spend(limit):
    n = 0
    while n < limit:
        print("give", n)
        yield n
        n += 1


# zip takes an item of the first before it finds the second at its end.
source = spend(5)
for a, b in zip(source, "xy"):
    print(a, b)
print("left", list(source))
for a, b in zip("xyz", spend(2)):
    print(a, b)

for i, (a, b) in enumerate(zip([1, 2], (3, 4))):
    print(i, a + b)
for i, (k, v) in enumerate({"one": 1}.items()):
    print(i, k, v)
for i, text in enumerate("ab"):
    print(i, text)
for (a,) in zip([7, 8]):
    print(a)
try:
    for a, b in zip([1, 2], [3], [4]):
        print(a, b)
except ValueError as error:
    print("ValueError", error)
try:
    for a, b in enumerate(5):
        print(a, b)
except TypeError as error:
    print("TypeError", error)


def noisy(name, value):
    print("argument", name)
    return value


for a, b in zip(noisy("first", [1]), noisy("second", [2])):
    print(a, b)


class Walk:
    def __init__(self, name):
        self.name = name

    def __iter__(self):
        print("iter", self.name)
        return iter([self.name])


for a, b in zip(Walk("p"), Walk("q")):
    print(a, b)


# Classes derived from list and dict that iterate in their own way.
class Backwards(list):
    def __iter__(self):
        return reversed([1, 2, 3])


for x in Backwards([9, 9]):
    print(x, end=" ")
print()


class Own:
    def items(self):
        return [("k", 1), ("l", 2)]


for k, v in Own().items():
    print(k, v)


class Renamed(dict):
    def items(self):
        return [("hidden", 0)]


for k, v in Renamed({"a": 1}).items():
    print(k, v)
d = {"a": 1, "b": 2}
for k, v in d.items():
    d[k] = v * 10
print(sorted(d.items()))
try:
    for k, v in Own.items(None), (1, 2, 3):
        print(k, v)
except ValueError as error:
    print("ValueError", error)

# Comprehensions over ranges.
n = 4
print([n for n in range(n)], n)
print([i for i in range(2, 12, 3)], [i for i in range(5, 0, -2)], [i for i in range(3, 3)])
print({i: i * i for i in range(3)}, sum(i for i in range(n)), list(i for i in range(1, True)))
print([(i, j) for i in range(3) for j in range(i)])
try:
    [i for i in range("x")]
except TypeError:
    print("TypeError")
calls = [lambda: i for i in range(3)]
print([f() for f in calls])


# Unpacking.
def pair():
    return 1, 2


a, b = pair()
(a, b), c = (b, a), [3]
print(a, b, c)
try:
    a, b = [1, 2, 3]
except ValueError as error:
    print(error)
a, b = {"x": 1, "y": 2}
print(sorted((a, b)))


# Making instances.
class Point:
    def __init__(self, x, y=2):
        self.x = x
        self.y = y


class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z

    def total(self):
        return self.x + self.y + self.z


print(Point(1).y, Point(1, 5).y, Point3(1, 2, 3).total())
try:
    Point()
except TypeError:
    print("TypeError")
try:
    Point(1, 2, 3)
except TypeError:
    print("TypeError")
old = Point.__init__


def other(self, x):
    old(self, x, -x)


Point.__init__ = other
print(Point(7).y)


class Bad:
    def __init__(self):
        return 5


try:
    Bad()
except TypeError as error:
    print("TypeError", error)


class Counted:
    made = 0

    def __new__(cls, *args):
        Counted.made += 1
        return super().__new__(cls)

    def __init__(self, v):
        self.v = v


print(Counted(3).v, Counted(4).v, Counted.made)


class Plain:
    pass


class Child(Plain):
    def __init__(self):
        super().__init__()
        self.ready = True


print(Child().ready)


class Failure(Exception):
    def __init__(self, reason, code):
        super().__init__(reason)
        self.code = code


try:
    raise Failure("broken", 7)
except Failure as error:
    print(error, error.args, error.code)


class Base:
    name = "base"

    def show(self, *args, **kw):
        return self.name, args, sorted(kw.items())

    @staticmethod
    def free(x):
        return x

    @classmethod
    def kind(cls):
        return cls.__name__


class Derived(Base):
    name = "derived"

    def show(self, *args, **kw):
        return super().show(*args, **kw)

    def both(self):
        return super().show(1), super().free(5), super().kind()


print(Derived().show(1, k=2), Derived().both())
Base.show = lambda self, *args, **kw: "changed"
print(Derived().show(1))


# Operators of classes.
class Money:
    def __init__(self, v):
        self.v = v

    def __add__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.v + other.v)

    def __mul__(self, n):
        return Money(self.v * n)


class Adder:
    def __radd__(self, other):
        return "radd"


print((Money(1) + Money(2)).v, (Money(2) * 3).v, Money(1) + Adder())
try:
    Money(1) + 1
except TypeError:
    print("TypeError")


# Items, lengths and membership: operands are evaluated once and in order.
def tell(name, value):
    print(name, end=" ")
    return value


rows = [[1, 2], [3, 4]]
print(tell("rows", rows)[tell("r", 1)][tell("c", 0)])
tell("target", rows[0])[tell("index", 1)] = tell("value", 20)
print(rows)
print(tell("item", 3) in tell("list", [1, 3]), tell("item", 3) not in tell("list", [1, 3]))
print(len(tell("text", "abc")), len(rows[0]), len({1: 2}), len(b"12"))
k = 0
print(rows[k][(k := 1)], k, (k := 0) in rows[k])


class Table:
    def __getitem__(self, key):
        return "item", key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __len__(self):
        return 12

    def __contains__(self, item):
        return item == 5


table = Table()
print(table[1], table["x", 2], table[1:2], len(table), 5 in table, 6 in table)
table[3] = 4
table[1:5] = None
for bad in (5, None, "text"):
    try:
        bad[0] = 1
    except TypeError as error:
        print(error)
for bad in (5, None, 1.5):
    try:
        print(bad[0])
    except TypeError as error:
        print(error)
    try:
        print(len(bad))
    except TypeError as error:
        print(error)
    try:
        print(1 in bad)
    except TypeError as error:
        print(error)


try:
    1[0] = 2
except TypeError as error:
    print(error)
try:
    print(-1[0])
except TypeError as error:
    print(error)
try:
    print(1 in 1, len(5))
except TypeError as error:
    print(error)


class Text(str):
    pass


print(Text("hello")[1], len(Text("four")), "ell" in Text("hello"), Text("up").upper())
print((5).to_bytes(2, "big"), "%d" % True)


def counted_nothing():
    for i, x in enumerate():
        print(i, x)


def counted_too_much():
    for i, x in enumerate("ab", 2, 3):
        print(i, x)


for wrong in (counted_nothing, counted_too_much):
    try:
        wrong()
    except TypeError as error:
        print(error)

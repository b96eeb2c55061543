# Iteration over instances of classes of the program: what their iterators give has a type.


class Stack:
    def __init__(self):
        self.items = []

    def push(self, x):
        self.items.append(x)

    def __iter__(self):
        return iter(self.items)


class Down:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n * 0.5


class Walk:
    def __init__(self, head):
        self.at = head
        self.seen = 0

    def __next__(self):
        if self.at is None:
            raise StopIteration
        value = self.at[0]
        self.at = self.at[1]
        self.seen += 1
        return value


class Linked:
    def __init__(self):
        self.head = None

    def add(self, v):
        self.head = (v, self.head)

    def __iter__(self):
        return Walk(self.head)


class Evens:
    def __init__(self, top):
        self.top = top

    def __iter__(self):
        for i in range(0, self.top, 2):
            yield i


class ByIndex:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 1.5


class Wrong:
    def __iter__(self):
        return [1, 2]


class Base:
    def __iter__(self):
        return iter((1, 2))


class Texts(Base):
    def __iter__(self):
        return iter(("a", "b"))


def total(items):
    t = 0
    for v in items:
        t += v
    return t


def floats(down):
    s = 0.0
    for v in down:
        s = s + v * 2
    return s


def joined(o):
    found = []
    for v in o:
        found.append(v)
        found.append(v * 2)
    return found


s = Stack()
for i in range(5):
    s.push(i)
print(total(s), sum(s), list(s), max(s), sorted(s), [x + 1 for x in s])
s.push("text")
try:
    print(total(s))
except TypeError as e:
    print("TypeError", e)
print(floats(Down(6)), list(Down(3)), next(Down(9)) / 4, sum(Down(4)))
l = Linked()
for word in ("one", "two", "three"):
    l.add(word)
print([w + "!" for w in l], ",".join(l))
walk = iter(l)
print(next(walk), next(walk), walk.seen, walk.at)
walk.at = (7, None)
print(next(walk) + 1, next(walk, "end"), next(walk, 2.5))
print(total(Evens(10)), [a * b for a, b in zip(Evens(6), Down(9))], list(enumerate(Evens(5))))
print(joined(ByIndex()))
try:
    for v in Wrong():
        print(v)
except TypeError as e:
    print("TypeError", e)
for o in (Base(), Texts()):
    print(joined(o))
d = Down(2)
it = iter(d)
print(it is d, next(it), next(it), next(it, None))


class Vec:
    def __init__(self, x):
        self.x = x

    def __neg__(self):
        return Vec(-self.x)

    def __abs__(self):
        return Vec(abs(self.x))

    def __iter__(self):
        yield self.x
        yield self.x * 0.5


class Held:
    def __init__(self, v):
        self.v = v
        self.depth = 0

    def __enter__(self):
        self.depth += 1
        return self.v

    def __exit__(self, kind, value, trace):
        self.depth -= 1
        return kind is ValueError


def use(h):
    t = 0.0
    for i in range(3):
        with h as v:
            t += (-v).x + abs(v).x
            if i == 1:
                raise ValueError
            t += h.depth
    return t


h = Held(Vec(-2.5))
print(use(h), h.depth)
h.v = Vec(3)
print(use(h), h.depth)
a, b = Vec(4)
print(a, b, *Vec(1.5))


def give(*args):
    return len(args), args[0], [args[-1]]


print(give(*Vec(2)), sorted(Vec(8)), min(Vec(3)), 1.0 in Vec(2), set(Vec(6)) == {6, 3.0})
first, *others = Evens(9)
print(first, others, list(Evens(3)))
t = [0, 1, 2]
t.extend(Vec(5))
t += Evens(3)
print(t, bytes(Evens(5)), "".join(Linked()) + "|", dict((k, v) for k, v in zip(Evens(4), Vec(2))))


def inner():
    got = yield from Evens(6)
    print("got", got)


for v in inner():
    print(v * 2)

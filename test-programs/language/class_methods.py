# Class methods by their class, by instances and derived classes, and what replaces them.
class A:
    made = 0

    @classmethod
    def make(cls, a, b=2, *rest, k=0, **kw):
        cls.made += 1
        return cls.__name__, a, b, rest, k, sorted(kw)

    @classmethod
    def name(cls):
        return cls.__name__

    @staticmethod
    def plain(x):
        return x

    def own(self):
        return "own"

    @classmethod
    def both(cls):
        return "A.both"


class B(A):
    @classmethod
    def name(cls):
        return "B:" + super().name()

    def both(self):
        return "B.both"


class C(B):
    make = 3

    @staticmethod
    def both():
        return "C.both"


print(A.make(1), B.make(1, 3, 4, k=5, z=6), A().make(7), B().make(b=8, a=9), A.made, B.made)
print(A.name(), B.name(), C.name(), C().name())
print(A.both(), A().both(), B().both(), C.both(), C().both())
try:
    B.both()
except TypeError as e:
    print("TypeError")
try:
    C.make(1)
except TypeError as e:
    print("TypeError")
try:
    A.name(1)
except TypeError as e:
    print(e)
try:
    A.own()
except TypeError as e:
    print("TypeError")
try:
    A.nothing()
except AttributeError as e:
    print(e)


def late(cls, n):
    return cls.__name__ + str(n)


def loose(n):
    return "loose" + str(n)


def calls():
    return [c.make(1) if c is not C else 0 for c in (A, B, C)], [c.name() for c in (A, B, C)]


print(calls())
A.name = classmethod(lambda cls: "new")
print(A.name(), B.name())
B.name = lambda: "none"
print(B.name(), C.name())
A.late = classmethod(late)
print(A.late(1), B.late(2), C().late(3))
A.late = loose
print(A.late(1), B.late(2))
B.late = classmethod(late)
print(A.late(1), B.late(2), C.late(3))
del B.late
print(A.late(1), B.late(2), C.late(3))
make = A.make
print(make(1), B.make.__class__ is make.__class__)


class Registry:
    table = {}

    @classmethod
    def add(cls, name):
        def inner(fn):
            cls.table[name] = fn
            return fn

        return inner

    @classmethod
    def run(cls, name, *args, **kw):
        return cls.table[name](*args, **kw)


@Registry.add("one")
def one(a, b=1):
    return a + b


@Registry.add("two")
class Two:
    def __init__(self, x):
        self.x = x


print(Registry.run("one", 1), Registry.run("one", 1, b=5), Registry.run("two", x=3).x)


class D(A, Exception):
    pass


print(D.name(), D.make(1))

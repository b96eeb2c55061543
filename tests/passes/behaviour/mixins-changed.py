"""Classes with several bases that change later, are made by names, or have bases that are not all known."""


class A:
    k = 1

    def get(self):
        return self.x


class B:
    def __init__(self, x=0.5):
        self.x = x

    def get(self):
        return "B"

    def put(self, x):
        self.x = x


class C(A, B):
    pass


c = C()
print(c.get(), C(2).get(), c.k, [b.__name__ for b in C.__bases__])
A.get = lambda self: ("new", self.x)
print(c.get())
del A.get
print(c.get())
B.put = lambda self, x: print("put", x)
c.put(3)
C.put = lambda self, x: print("C.put", x)
c.put(4)
B.k = 7
print(c.k)
del A.k
print(c.k)


class D(object, A, B):
    pass


print(D(1.5).x, D().x, D().get())


class L(A, list):
    def total(self):
        return sum(self)


class E(A, ValueError):
    def __init__(self, x):
        super().__init__(x)
        self.x = x


print(L([1, 2]).total(), len(L([3])))
try:
    raise E(0.5)
except ValueError as e:
    print(type(e).__name__, e.args, e.x)


def base(name):
    return {"A": A, "B": B}[name]


class F(base("B"), base("A")):
    pass


print(F(9).x, F().get())
G = type("G", (B, A), {"k": "made"})
print(G(1).k, G(1).get(), G().x)


class Late:
    def __getattr__(self, name):
        return "late " + name


class H(B, Late):
    pass


print(H(0.25).x, H().nothing)
exec("class I(A, B):\n    def get(self): return super().get() + '!'\nprint(I(3).get(), I('s').x)")
print(getattr(c, "get")(), hasattr(c, "fade"), getattr(C, "k"))
print([isinstance(c, k) for k in (A, B, C)])


# What `super()` finds changes with the bases.
class First:
    def go(self):
        return "First"


class Second:
    def __init__(self):
        print("Second")

    def go(self):
        return "Second"

    def stay(self):
        return "stay"


class Derived(First, Second):
    def __init__(self):
        super().__init__()

    def go(self):
        return super().go(), super().stay()


d = Derived()
print(d.go())
First.stay = lambda self: "moved"
First.go = lambda self: "gone"
print(d.go())
First.__init__ = lambda self: print("First")
print(Derived().go())
del First.go
print(d.go())
del First.__init__
print(Derived().go())
First.go = 5
try:
    d.go()
except TypeError as e:
    print("TypeError", e)

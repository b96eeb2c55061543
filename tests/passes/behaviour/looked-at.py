"""Functions and classes that callable(), isinstance(), print() and the like look at keep what is known of them."""

handlers = []
total = 0.0


def on(f):
    if not callable(f):
        raise TypeError("no function")
    handlers.append(f)
    return bool(f), id(f) == id(f), hash(f) == hash(f)


def add(v):
    global total
    total += v


def halve(v):
    global total
    total -= v * 0.5


print(on(add), on(halve))
try:
    on(5)
except TypeError as e:
    print("TypeError", e)
for i in range(4):
    for f in handlers:
        f(i * 0.5)
print(total, str(add)[:9], repr(halve)[:9])


class A:
    def __init__(self, x=0.5):
        self.x = x

    def get(self):
        return self.x


class B(A):
    def __init__(self):
        super().__init__(2)
        self.y = 1.5

    def __call__(self, k):
        return self.y * k


def kinds(o):
    return [isinstance(o, c) for c in (A, B)]


def derived(c):
    return [issubclass(c, d) for d in (A, B)]


for o in (A(), B(), A(3)):
    print(kinds(o), derived(type(o)), o.get(), callable(o), o(2) if callable(o) else None)
print(A, B, callable(A), bool(B), hash(A) == hash(A), id(A) == id(B))
# What hands its argument on is followed no further.
print(max([1, 2], key=lambda v: -v), min(A, A) is A if False else "not asked")
for f in (add, "text", None, A, len):
    print(callable(f), isinstance(f, str), isinstance(f, type))
add("now a str") if not callable(add) else add(1)
print(total)

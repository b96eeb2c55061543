# Operators whose operands are first seen as instances of a derived class, and then of its base, which has no such method.

class Base:
    def __init__(self, n):
        self.n = n


class Vec(Base):
    def __eq__(self, o):
        return self.n == o.n


def same(a, b):
    return a == b


def first():
    print(same(Vec(1), Vec(1)))


def deliver(b):
    print(same(b, b))


def make():
    return make_base()


def make_base():
    return Base(1)


first()
deliver(make())


class Called(Base):
    def __call__(self, x):
        return x * 0.5


def called(f):
    return f(3)


def call_later(b):
    try:
        print(called(b))
    except TypeError as e:
        print("TypeError", e)


print(called(Called(1)))
call_later(make())
print(Called(2)(1.5))

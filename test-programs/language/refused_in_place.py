# What operators in place and `in` say of numbers that have no such operation.
values = [("3", 3), ("True", True), ("1 << 70", 1 << 70), ("1.5", 1.5), ("2j", 2j), ("'a'", "a"), ("None", None)]


def shift(a, b):
    a <<= b
    return a


def union(a, b):
    a |= b
    return a


def without(a, b):
    a ^= b
    return a


def rest(a, b):
    a %= b
    return a


def product(a, b):
    a @= b
    return a


def contained(a, b):
    return a in b


for f in (shift, union, without, rest, product, contained):
    for left, a in values:
        for right, b in values:
            if f is shift and right == "1 << 70":
                continue
            try:
                print(f.__name__, left, right, f(a, b))
            except TypeError as e:
                print(f.__name__, left, right, e)

flags = 6
try:
    flags |= 1.5
except TypeError as e:
    print(e, flags)

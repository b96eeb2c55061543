# Functions that hand on *args and **kwargs, with and without keywords.


def handing(f):
    def wrapper(*args, **kwargs):
        seen.append((args, sorted(kwargs.items())))
        return f(*args, **kwargs)

    return wrapper


seen = []


@handing
def area(w, h=2, *, scale=1):
    return w * h * scale


print(area(3), area(3, 4), area(3, h=5), area(w=1, h=1, scale=7), area(2, scale=3))
print(seen)


class Thing:
    def __init__(self, *args, **kwargs):
        self.args = args
        self.kwargs = kwargs
        kwargs["own"] = len(args)

    def method(self, *args, **kwargs):
        kwargs["count"] = len(args)
        return args, sorted(kwargs.items())

    @handing
    def wrapped(self, a, b="b"):
        return a, b


thing = Thing(1, 2)
print(thing.args, thing.kwargs, Thing().kwargs, Thing(*(1, 2, 3), **{}).kwargs, Thing(**{}).args)
print(thing.method(), thing.method(1), thing.method(1, 2, x=3), thing.method(*[4], **{"y": 5}))
# Every call has a dict of its own.
kept = [Thing(n).kwargs for n in range(3)]
kept[0]["more"] = True
print(len(kept[0]), len(kept[1]), len(kept[2]))
print(thing.wrapped(1), thing.wrapped(1, b=2), thing.wrapped(*(3,), **{"b": 4}))

print(max(*[3, 9], **{}), sorted(*[[2, 1]], **{"reverse": False}), dict(**{}), list(map(lambda *a, **k: (a, len(k)), "ab")))
bound = thing.method
print(bound(*range(5), **{}), str(*[5], **{}), (lambda a, *rest, **names: (a, rest, len(names)))(*"abc", **{}))


def one(a, *rest, **names):
    return a, rest, len(names)


print(one(1), one(1, 2, 3), one(a=4), one(1, z=2))


def show(call):
    try:
        print(call())
    except TypeError as e:
        print("TypeError", e)


show(lambda: one())
show(lambda: area())
show(lambda: area(1, 2, 3))
show(lambda: area(*(1, 2), **{"h": 3}))
show(lambda: area(*(1, 2), **{"depth": 3}))
show(lambda: (lambda: 1)(*[1], **{}))
show(lambda: (5)(*[], **{}))


def required(*args, first, last, **names):
    return args, first, last, len(names)


print(required(1, first=2, last=3), required(last=1, first=2, more=3))
show(lambda: required(1, first=2))
show(lambda: required(1, last=2))


def walk():
    order.append("items")
    yield 1


def names():
    order.append("names")
    return {}


order = []
print(one(*walk(), **names()), order)

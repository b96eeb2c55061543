# *args and **kw whose calls are in sight: as many items each time, or not, handed on, unpacked, and keys by their names.
def two(*args):
    a, b = args
    return a + b, len(args), args[1]


def any_number(*args):
    t = 0
    for v in args:
        t += v
    return t, args


def mixed(first, *rest, by=1):
    return [first] + [r * by for r in rest]


def unpacked(*args):
    try:
        a, b = args
        return a * b
    except ValueError as e:
        return "ValueError", e.args[0][:20]


def indexed(*args):
    try:
        return args[1] * 2
    except IndexError as e:
        return "IndexError"


def never(*args):
    return args[0].nothing


def forward(*args, **kw):
    return target(*args, **kw)


def target(a, b=2.5, *more, c="c", **others):
    return a, b * 2, more, c + "!", sorted(others.items())


class Base:
    def __init__(self, name, unit="u"):
        self.name = name
        self.unit = unit

    def show(self, *args):
        return (self.name.upper(),) + args


class Smooth(Base):
    def __init__(self, *args, alpha=0.5, **kw):
        super().__init__(*args, **kw)
        self.alpha = alpha

    def show(self, *args):
        return super().show(*args, self.alpha * 2)

    def __exit__(self, *why):
        return len(why) == 3

    def __enter__(self, *none):
        return len(none)

    @property
    def all(self, *none):
        return none

    def __iter__(self, *none):
        return iter(none + (1, 2))


def wrap(f):
    def inner(*a, **k):
        return f(*a, **k)

    return inner


@wrap
def added(x, y=3):
    return x + y


def recursive(*args):
    return args if len(args) > 3 else recursive(0.5, *args)


def loose(*args):
    return args


print(two(1, 2), two("a", "b"), two(1.5, 2))
print(any_number(), any_number(1), any_number(1, 2.5), any_number(*[1, 2, 3]))
print(mixed(1), mixed(1, 2, 3), mixed("a", "b", by=2))
print(unpacked(3, 4), indexed(3, 4))
print(forward(1), forward(1, 2), forward(1, 2, 3, 4, c="d", z=5), forward(b=1, a=2))
s = Smooth("n", unit="m", alpha=2)
print(s.name, s.unit, s.alpha, s.show(), s.show(1, "x"), Smooth("k").unit + "!")
with s as count:
    print(count)
    raise KeyError
print(s.all, list(s))
print(added(1), added(1.5, y=2), added(*("a", "b")))
print(recursive(), recursive(1, "a"))
keep = [loose, two]
print([f(1, 2) for f in keep], keep[0](), list(map(loose, [1, 2], "ab")))
try:
    two(1)
except ValueError as e:
    print("ValueError")
print(two(3, 4)[0] / 2)


class Odd:
    def __init__(*args):
        self, a, b = args
        self.sum = a + b

    def second(*args):
        return args[1] * 2, len(args)


def made(*pair):
    return Odd(*pair)


odd = made(1.5, 2)
second = odd.second
print(odd.sum / 2, second(*["x"]), odd.second(*(4, 5)), second(3))

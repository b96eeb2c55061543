# Calls with keywords from the same place, again and again: with other functions, other arguments, and wrong ones.
def plain(a, b=2, c=3):
    return a, b, c


def rest(a, *more, key=None, **names):
    more_names = sorted(names.items())
    names["changed"] = 1
    return a, more, key, more_names


def only(*, x, y=5):
    return x, y


def args(*a, **k):
    return a, sorted(k.items())


def none():
    return "none"


class Made:
    def __init__(self, a, *more, **names):
        self.all = a, more, sorted(names.items())

    def method(self, a, b=1, **names):
        return self.all, a, b, sorted(names.items())


def show(f, *given):
    for g in given:
        try:
            r = f(*g, b=g[-1] if g else 0)
            print(r.all if isinstance(r, Made) else r)
        except TypeError as e:
            print(type(e).__name__)


for f in (plain, rest, only, args, none, Made, Made(0).method, len, print, lambda b, *a: (b, a)):
    show(f, (1,), (2,), (1, 2), (3,), (1, 2, 3), (), (4,), (5,))


def two(f, n):
    return f(n, c=n + 1, a=n + 2)


for f in (plain, args, rest, lambda n, a, c: (n, a, c), plain):
    for n in range(3):
        try:
            print(two(f, n))
        except TypeError:
            print("wrong")


def keyword_only(f):
    for n in range(4):
        try:
            print(f(x=n), f(y=n, x=()))
        except TypeError:
            print("wrong")


keyword_only(only)
keyword_only(args)
keyword_only(plain)


def wrapper(f):
    def inner(*a, **k):
        return f(*a, **k)

    return inner


w = wrapper(rest)
options = {"key": 1, "z": 2}
for i in range(4):
    print(w(i, key=i), w(i, 8, z=i), w(i, **options), w(i, 7, 6, **options))
    options["n%d" % i] = i
print(sorted(options))
many = {"k%d" % i: i for i in range(12)}
for i in range(3):
    print(len(args(i, **many)[1]), w(i, **many)[3][:2])


def defaults(a, items=[], *, other={}):
    items.append(a)
    other[a] = len(items)
    return items[:], sorted(other.items())


def call_defaults(f):
    for i in range(3):
        print(f(a=i), f(i, other={}), f(i, items=[]))


call_defaults(defaults)

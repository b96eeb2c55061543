# Keyword arguments that are gathered, changed and handed on: every dict has its own items.
def gather(*args, **kw):
    return args, kw


def shown(d):
    return sorted(d.items())


def hand_on(*args, **kw):
    got, more = gather(*args, **kw)
    more["added"] = len(got)
    return shown(kw), shown(more)


def named(a, b=2, *, c=3, **rest):
    return a, b, c, shown(rest)


def needs(a, *rest, c, d):
    return a, rest, c, d


def attempt(f, *args, **kw):
    try:
        got = f(*args, **kw)
        print(shown(got[1]) if f is gather else got)
    except TypeError as error:
        print("TypeError", error)


options = {"x": 1, "y": 2}
args, kw = gather(0, **options)
kw["z"] = 3
options["w"] = 4
print(args, shown(kw), shown(options))
del kw["x"]
options.clear()
print(shown(kw), options)
for n in range(3):
    print(hand_on(n, p=n), shown(gather(p=n, q=n)[1]))

for count in (0, 1, 7, 8, 9, 20):
    many = {"k%d" % i: i for i in range(count)}
    kw = gather(**many)[1]
    print(count, kw == many, kw is many, len(kw))
    kw["k0"] = -1
    print(many.get("k0"), kw["k0"], len(many), len(kw))

attempt(named, 1, **{"b": 5, "x": 6})
attempt(named, **{"x": 6, "a": 5, "c": 7})
attempt(named, 1, x=1, **{"y": 6})
attempt(named, 1, **{"a": 6})
attempt(named, **{"x": 6})
attempt(named, 1, **{})
attempt(needs, 1, 2, c=3, d=4)
attempt(needs, 1, **{"d": 4, "c": 3})
attempt(needs, 1, c=3)
attempt(needs, **{"c": 3, "d": 4})
attempt(gather, **{"": 1, "a b": 2})


class Options(dict):
    pass


class Mapping:
    def keys(self):
        return ["m", "n"]

    def __getitem__(self, key):
        return key * 2


attempt(gather, **Options(u=1, v=2))
attempt(gather, **Mapping())
attempt(named, 1, **Mapping(), **{"o": 1})


class Thing:
    def __init__(self, size=1, **kw):
        self.size = size
        self.kw = kw

    def call(self, *args, **kw):
        return self.size, args, sorted(kw.items())


settings = {"colour": "red", "size": 3}
one = Thing(**settings)
two = Thing(**{"colour": "blue"})
one.kw["more"] = 1
print(one.size, one.kw == {"colour": "red", "more": 1}, two.size, two.kw, len(settings))
print(one.call(1, **two.kw), two.call(**settings))

into = {}
into.update(settings)
into["extra"] = 0
into.update(into)
into.update(settings, size=4)
print(sorted(into.items()), sorted(settings.items()))
keyed = {1: "one"}
keyed.update({"a": 1, "b": 2})
print(sorted(map(str, keyed)))

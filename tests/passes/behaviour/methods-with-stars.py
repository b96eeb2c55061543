# obj.method(*args, **names): the method is found as that of any other call.


class Log:
    def __init__(self, name):
        self.name = name
        self.lines = []

    def log(self, level, msg, *args):
        if args:
            msg = msg % args
        self.lines.append("%s %s: %s" % (level, self.name, msg))
        return len(self.lines)

    def info(self, msg, *args):
        return self.log("INFO", msg, *args)

    def pair(self, a, b=2, *, c=3):
        return a, b, c

    def rest(self, first, *more, **names):
        return first, more, sorted(names.items())

    @staticmethod
    def still(*args):
        return sum(args)

    @classmethod
    def make(cls, *args):
        return cls(*args)

    def __call__(self, *args):
        return self.rest(*args)


class Loud(Log):
    def log(self, level, msg, *args):
        return super().log(level.lower(), msg + "!", *args) + 100

    def rest(self, *args, **names):
        a, b, c = super().rest(*args, **names)
        return c, b, a


def shown(f):
    try:
        print(f())
    except (TypeError, AttributeError, ValueError, IndexError) as e:
        print(type(e).__name__)


def numbers(n):
    for i in range(n):
        yield i


quiet = Log("q")
loud = Loud("l")
for o in (quiet, loud):
    print(o.info("plain"), o.info("%d of %s", 1, "two"), o.log(*("W", "x%r", [1])), o.log("E", *["a"]))
    print(o.lines)
    print(o.pair(*[1]), o.pair(*(1, 5)), o.pair(0, *{7: 8}), o.pair(*"ab"), o.pair(*numbers(2), c=9))
    print(o.rest(*range(3)), o.rest(0, *[], **{"k": 1}), o.rest(*(1,), z=2, **{"y": 3}), o.rest(**{"first": 4}))
    print(o.still(*numbers(5)), o(*[1, 2]), o.make(*["n"]).name)
    shown(lambda: o.pair(*[]))
    shown(lambda: o.pair(*[1, 2, 3]))
    shown(lambda: o.pair(*[1], **{"a": 2}))
    shown(lambda: o.pair(*5))
    shown(lambda: o.log(*["I"]))
    shown(lambda: o.info("%d", *["x"]))

print("{} {:>4} {}".format(*[1, 2.5], "x"), "{a}-{b:03d}".format(**{"a": "A", "b": 7}), "{0}{k}".format(*["z"], **{"k": None}))
shown(lambda: "{} {}".format(*[1]))
print("-".join(*[["a", "b"]]), "a,b,c".split(*[",", 1]), "abc".replace(*("b", "d")))
print(len("".join(*[[str(i) for i in numbers(6000)]])), quiet.still(*range(6000)))


class Swapped:
    def __init__(self):
        self.count = 0

    def act(self, *args):
        self.count += len(args)
        return self.count


s = Swapped()
print(s.act(*[1, 2]), s.act(*[]))
s.act = lambda *args: "replaced %d" % len(args)
print(s.act(*[1, 2, 3]))
Swapped.act = lambda self, *args: ("class", args)
print(Swapped().act(*"xy"))


class Holder:
    def __init__(self, callback):
        self.callback = callback

    def fire(self, *args, **names):
        return self.callback(*args, **names)


print(Holder(quiet.pair).fire(1, c=2), Holder(max).fire(3, 9, 4), Holder(Swapped).fire().count)

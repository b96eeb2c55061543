# Static methods called on instances and classes, functions read off classes, second names of methods, and methods in tables.


class Register:
    OFFSET = 3

    @staticmethod
    def pair(high, low=7):
        return high << 8 | low

    @staticmethod
    def scale(x, by):
        return x * by

    @staticmethod
    def maybe(x):
        if x > 2:
            return x
        return None

    @classmethod
    def make(cls, n):
        one = cls()
        one.value = n
        return one

    def __init__(self):
        self.value = 0

    def read(self, n):
        return self.pair(n) + self.pair(n, 1) + Register.pair(low=n, high=2) + self.pair(low=n, high=0)

    def scaled(self):
        total = 0
        for i in range(4):
            total += self.scale(i, 0.5) + Register.scale(0.25, i)
        return total


r = Register()
print(r.read(1), r.scaled(), r.pair(2**60), Register.pair(-1))
print(r.maybe(1), r.maybe(2.5), Register.maybe(2**70), r.scale("ab", 2), r.scale([1], 2))
for call in (lambda: r.pair(), lambda: r.pair(1, 2, 3), lambda: Register.scale(1), lambda: r.pair(1, x=2), lambda: r.scale(None, 2)):
    try:
        print(call())
    except TypeError as e:
        print("TypeError", e)
kept = r.pair
print(kept(4), r.make(5).value, Register.make(6).value)


class Derived(Register):
    def read(self, n):
        return Register.read(self, n) + 1

    def above(self):
        return Register.__init__(self), Derived.pair(1, 1), self.pair(0, 9)


d = Derived()
print(d.read(3), d.above(), Derived.read(d, 0), Register.read(d, 0))


class Replaced:
    @staticmethod
    def f(x):
        return ("static", x)

    def g(self, x):
        return ("method", x)


class Below(Replaced):
    def f(self, x):
        return ("below", x)


for one in (Replaced(), Below()):
    print(one.f(1), one.g(2))
other = Replaced()
other.f = lambda x: ("own", x)
print(other.f(3), Replaced().f(4))


class Patched:
    @staticmethod
    def f(x):
        return x + 1

    def run(self):
        return self.f(1)


print(Patched().run())
Patched.f = lambda self, x: x + 100
print(Patched().run())


class Edges:
    def __init__(self):
        self.times = []
        self.t = 0

    def mark(self, us):
        self.times.append(self.t)
        self.t += us
        return self.t

    space = mark

    def twice(self, us):
        return self.mark(us) + self.space(us)


e = Edges()
e.mark(10)
e.space(2.5)
print(e.twice(1), e.times, e.t, Edges.space(e, 4))


class More(Edges):
    def mark(self, us):
        return -us


m = More()
print(m.mark(1), m.space(2), m.twice(3), m.times)


class Loud(Edges):
    def space(self, us):
        print("space", us)
        return Edges.space(self, us)


print(Loud().twice(5), Loud().space(1.5))


def shout(f):
    def inner(*args):
        print("call", len(args))
        return f(*args)

    return inner


class Machine:
    def __init__(self, start):
        self.state = start
        self.count = 0

    def idle(self, event):
        self.count += 1
        return "busy" if event > 2 else "idle"

    def busy(self, event):
        self.count += 10
        return "idle" if event == 0 else "busy"

    states = {"idle": idle, "busy": busy}
    order = [idle, busy]
    first = (idle, 0)
    loud = shout(idle)

    def step(self, event):
        self.state = self.states[self.state](self, event)
        return self.state

    def all(self, event):
        return [f(self, event) for f in self.order] + [self.first[0](self, event)]


machine = Machine("idle")
print([machine.step(n) for n in (0, 3, 1, 0, 9)], machine.count, machine.all(3), machine.loud(4))
try:
    Machine.states["idle"](machine)
except TypeError as error:
    print("TypeError", error)


class Other:
    count = 5


print(Machine.states["busy"](Other(), 0), Machine.order[0](Other, 1.5), Other.count)


class Shadow:
    def name(self):
        return "method"

    held = name
    name = "text"

    def late(self):
        return self.held(), self.name


print(Shadow().late())


def helper(self):
    return "global"


class Before:
    first = helper

    def helper(self):
        return "own"

    second = helper

    def run(self):
        return self.first(), self.second(), self.helper()


print(Before().run())


class Choice:
    def plus(self, x):
        return x + 1

    if len("ab") == 2:
        pick = plus
    else:
        pick = None

    def run(self, x):
        return self.pick(x), getattr(self, "pick")(x), getattr(self, "pl" + "us")(x)


print(Choice().run(1), Choice().run(0.5))


class Deleted:
    def a(self):
        return "a"

    b = a
    del a


print(Deleted().b(), hasattr(Deleted(), "a"))


class Gen:
    def items(self, n):
        for i in range(n):
            yield i

    each = items

    @staticmethod
    def up(n):
        yield n
        yield n + 1


print(list(Gen().each(3)), list(Gen().up(1)), list(Gen.up(2)))

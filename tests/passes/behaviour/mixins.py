"""Classes with several bases of the program: fields, methods, properties and constants are known as with one base."""


class Named:
    prefix = "<"

    def set_name(self, name):
        self.name = name

    def label(self):
        return self.prefix + self.name + ">"

    def describe(self):
        return "named " + self.label()


class Switchable:
    limit = 3

    def __init__(self):
        self.on = False
        self.toggles = 0

    def toggle(self):
        self.on = not self.on
        self.toggles += 1
        return self.toggles < self.limit

    def describe(self):
        return "switch " + str(self.on)


class Dimmable:
    def __init__(self, level=0.0):
        self.level = level
        self.total = 0

    def fade(self, d):
        self.level += d
        self.total += abs(d)
        if self.level > 1.0:
            self.level = 0.0
        return self.level

    @property
    def percent(self):
        return round(self.level * 100)

    @percent.setter
    def percent(self, p):
        self.level = p / 100


class Led(Switchable, Named, Dimmable):
    def __init__(self, name, level):
        super().__init__()
        Dimmable.__init__(self, level)
        self.set_name(name)

    def describe(self):
        # The first base that has it.
        return super().describe() + ", " + Named.describe(self)


class Lamp(Named, Switchable):
    limit = 1

    def __init__(self, name):
        # Named has none, so it is that of Switchable.
        super().__init__()
        self.name = name


led = Led("led", 0.5)
lamp = Lamp("lamp")
for o in (led, lamp):
    print(o.toggle(), o.toggle(), o.label(), o.describe(), o.toggles, o.limit)
print(led.fade(0.25), led.fade(0.5), led.total, led.percent)
led.percent = 30
print(led.level, led.percent, led.fade(2**60), led.total)


# What takes one of the bases, or any of them.
def switch(s):
    s.toggle()
    if isinstance(s, Named):
        return s.label()
    return "nameless"


def kinds(o):
    return isinstance(o, Named), isinstance(o, Switchable), isinstance(o, (Dimmable, Lamp)), isinstance(o, Led)


for o in (led, lamp, Switchable(), Dimmable(0.5), Named()):
    try:
        print(kinds(o), switch(o))
    except AttributeError as e:
        print("AttributeError", e)
print(issubclass(Led, Dimmable), issubclass(Lamp, Dimmable))


# Depth first, from left to right: the common base comes before the second one, and `super()` knows only the bases of its own class.
class Base:
    def __init__(self):
        self.steps = []
        self.x = 0

    def run(self):
        self.steps.append("Base")
        return 1

    def only(self):
        return "Base"


class Left(Base):
    def run(self):
        self.steps.append("Left")
        return super().run() + 0.5


class Right(Base):
    def __init__(self):
        super().__init__()
        self.x = 2.5

    def run(self):
        self.steps.append("Right")
        return super().run() + 10

    def only(self):
        return "Right"


class Both(Left, Right):
    def run(self):
        self.steps.append("Both")
        self.x += 1
        return super().run()


class Turned(Right, Left):
    pass


for o in (Both(), Turned(), Left(), Right()):
    print(o.run(), o.steps, o.x, o.only())


# A method of one base uses what another one has, also by way of operators and calls.
class Comparable:
    def __eq__(self, other):
        return self.key() == other.key()

    def __lt__(self, other):
        return self.key() < other.key()

    def __add__(self, other):
        return type(self)(self.key() + other)


class Sized:
    def __len__(self):
        return self.n

    def __call__(self, k):
        return self.n * k


class Item(Comparable, Sized):
    def __init__(self, n):
        self.n = n

    def key(self):
        return self.n


class Half(Item):
    def key(self):
        return self.n / 2


items = [Item(3), Half(4), Item(1), Half(8)]
print([i.key() for i in sorted(items)], Item(2) == Half(4), Item(2) + 1 == Item(3), len(items[1]), items[2](7))
try:
    Comparable() < Item(1)
except AttributeError as e:
    print("AttributeError", e)
if Item(0):
    print("not reached")


# A generator and a closure among them, None first, and a handler that is bound.
class Source:
    last = None

    def values(self):
        while self.left > 0:
            self.left -= 1
            self.last = self.left * 0.5
            yield self.last


class Listener:
    def listen(self, f):
        self.f = f

    def tell(self, v):
        return self.f(v)


class Sensor(Source, Listener):
    def __init__(self, left):
        self.left = left
        self.best = None
        self.listen(self.note)

    def note(self, v):
        if self.best is None or v > self.best:
            self.best = v
        return self.best


s = Sensor(3)
print(s.last, [s.tell(v) for v in s.values()], s.last, s.best)
print(Sensor.last, Source.last)


# `super()` of a class with several bases: methods, numbers, and what only a later base has, or only `object`.
class Filter:
    def __init__(self):
        self.y = 0.0

    def update(self, x):
        self.y += 0.5 * (x - self.y)
        return self.y


class Counted:
    def count(self, n):
        self.n = self.n + n if hasattr(self, "n") else n
        return self.n


class Probe(Counted, Filter):
    def __init__(self):
        super().__init__()
        self.seen = 0

    def update(self, x):
        self.seen += 1
        return super().update(x + 1.0)

    def count(self, n):
        return super().count(n * 2)

    def missing(self):
        return super().nothing()


class Plain(Counted, Named):
    def __init__(self, name):
        super().__init__()
        self.set_name(name)


probe = Probe()
for i in range(3):
    print(probe.update(i * 0.5), probe.count(i), probe.seen)
try:
    probe.missing()
except AttributeError as e:
    print("AttributeError", e)
print(Plain("p").label(), Plain("q").count(2**53))

# Names that are a field in one class and a method in another, and methods that turn out to store to other objects.


class Pin:
    def __init__(self):
        self.level = 0

    def value(self, v=None):
        if v is None:
            return self.level
        self.level = v

    def on(self):
        self.value(1)


class Setting:
    def __init__(self, value):
        self.value = value

    def level(self):
        return self.value * 2.5


class Fast(Setting):
    def on(self):
        self.value = 9
        self.count = 1


pin = Pin()
pin.on()
setting = Setting(4)
fast = Fast(2)
fast.on()
print(pin.value(), pin.level, setting.value, setting.level(), fast.level(), fast.count)


# A method that is called with something else than an instance of its class.
class Store:
    def keep(self, x):
        self.kept = x

    def again(self, x):
        self.keep(x)
        return self.kept


class Holder:
    def kept(self):
        return "method"

    def other(self):
        return "other"


h = Holder()
print(h.kept(), Store().again(3))
Store.keep(h, "stored")
print(h.kept, Holder().kept())


# One that is the method of two classes.
class First:
    def fill(self):
        self.size = 7


class Second:
    fill = First.fill

    def size(self):
        return 1


s = Second()
print(s.size())
s.fill()
print(s.size, Second().size())


# A function that is stored to a class, and one kept in a list.
class Third:
    def grow(self):
        return 1

    def write(self):
        self.shape = "round"


class Fourth:
    def shape(self):
        return "method"


f = Fourth()
print(f.shape())
Fourth.write = Third.write
f.write()
print(f.shape, Fourth().shape())


class Fifth:
    def label(self):
        return "method"


class Sixth:
    def name(self, text):
        self.label = text


v = Fifth()
print(v.label(), Sixth().name("x"))
for step in [Sixth.name, lambda o, t: None]:
    step(v, "stored")
print(v.label)


# The parameter is something else when it is stored to; a function within the method stores.
class Seventh:
    def swap(self, other):
        self = other
        self.weight = 3

    def within(self, other):
        def store(self):
            self.height = 4

        store(other)


class Eighth:
    def weight(self):
        return "w"

    def height(self):
        return "h"


e = Eighth()
print(e.weight(), e.height())
Seventh().swap(e)
Seventh().within(e)
print(e.weight, e.height, Eighth().weight())


# Class methods, and super() beside a field of the same name.
class Base:
    def start(self):
        return "base"

    @classmethod
    def reset(cls):
        cls.total = 0


class Derived(Base):
    def start(self):
        return "derived of " + super().start()


class Timer:
    def __init__(self):
        self.start = 5
        self.total = 1


print(Derived().start(), Timer().start, Base.reset(), Base.total, Timer().total)

# Properties with setters: what is read and stored is followed through both functions.


class Account:
    def __init__(self, balance):
        self._balance = balance
        self.balance = balance

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, v):
        if isinstance(v, int) and v < 0:
            raise ValueError("below zero")
        self._balance = v


a = Account(10)
a.balance += 5
print(a.balance + 1, a._balance)
try:
    a.balance = -1
except ValueError as e:
    print("refused", e)
a.balance = 2.5
print(a.balance * 2)
a.balance = "text"
print(a.balance + "!")
a.balance = [1]
a.balance.append("two")
print(a.balance, a._balance[-1])


# A setter that stores another type, and one that gives something back.
class Angle:
    def __init__(self, angle):
        self.angle = angle
        self.name = "angle"

    def show(self):
        return "%s %r" % (self.name, self.angle)

    @property
    def angle(self):
        return self._angle / 10

    @angle.setter
    def angle(self, v):
        self._angle = int(v) % 360
        return "nothing"


g = Angle("725")
print(g.show(), g._angle)
g.angle = 1.5
print(g.angle, g.show())


# The setter sees an instance that is not finished.
class Early:
    def __init__(self):
        self.width = 3
        self.later = 4

    @property
    def width(self):
        return self._width

    @width.setter
    def width(self, v):
        self._width = v
        try:
            print("later is", self.later)
        except AttributeError:
            print("no later yet")
        self.report()

    def report(self):
        try:
            print("report", self._width + self.later)
        except AttributeError:
            print("nothing to report")


Early().width = 5


# Only where a condition holds does the setter store.
class Sometimes:
    def __init__(self, v):
        self.value = v

    @property
    def value(self):
        try:
            return self._value
        except AttributeError:
            return "unset"

    @value.setter
    def value(self, v):
        if v > 0:
            self._value = v


print(Sometimes(1).value, Sometimes(-1).value)


# Values come by other ways, too.
class Bag:
    def __init__(self):
        self._item = 1.5

    @property
    def item(self):
        return self._item

    @item.setter
    def item(self, v):
        self._item = v


class Other:
    def __init__(self):
        self.item = 7


def blindly(o, v):
    o.item = v


things = [Bag(), Other(), None]
b = Bag()
print(b.item * 2)
for thing in (Bag(), Other()):
    setattr(thing, "item", 8)
    print(thing.item)
for key, v in (("item", "by name"), ("_item", 3)):
    setattr(b, key, v)
    print(b.item, b._item)
blindly(b, {"k": 1})
print(b.item["k"])
keep = {"x": [b, 1, "s"]}
keep["x"][0].item = 9
print(b.item + 1, getattr(b, "item"))


# The base has the property, derived classes do what they like with it.
class Base:
    def __init__(self):
        self._v = 1

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, x):
        self._v = x


class Getter(Base):
    @property
    def v(self):
        return "read only"


class Value(Base):
    v = 10


class Doubled(Base):
    @property
    def v(self):
        return self._v * 2

    @v.setter
    def v(self, x):
        self._v = float(x)


def change(o, x):
    try:
        o.v = x
    except AttributeError:
        print("AttributeError")
    return o.v


print(change(Base(), 5), change(Getter(), 6), change(Doubled(), 7), change(Value(), 8))


# A field in the base, a property in a derived class.
class Plain:
    def __init__(self, n):
        self.n = n

    def twice(self):
        return self.n + self.n


class Checked(Plain):
    @property
    def n(self):
        return self._n

    @n.setter
    def n(self, v):
        self._n = str(v)


print(Plain(4).twice(), Checked(4).twice(), Plain(4).n, Checked(4).n)


# The class gets something else under the name.
class Replaced:
    def __init__(self):
        self._p = 1

    @property
    def p(self):
        return self._p

    @p.setter
    def p(self, v):
        self._p = v


r = Replaced()
r.p = 2
print(r.p)


def late():
    return r.p


print(late() + 1)


# property() with functions of other names.
class Spelled:
    def _get(self):
        return self._x

    def _set(self, v):
        self._x = [v]

    x = property(_get, _set)
    y = property(lambda self: self._x[0], lambda self, v: self._x.append(v))


s = Spelled()
s.x = 3
s.y = "three"
print(s.x, s.y, s._get())
s._set(2.5)
print(s.x, s.y)


# Floats are kept as bare numbers in fields, not in properties.
class Wheel:
    def __init__(self, speed):
        self.speed = speed

    @property
    def speed(self):
        return self._speed

    @speed.setter
    def speed(self, v):
        self._speed = v if v < 2.0 else 2.0


w = Wheel(0.5)
total = 0.0
for i in range(6):
    w.speed *= 1.5
    total += w.speed
print(w.speed, total)

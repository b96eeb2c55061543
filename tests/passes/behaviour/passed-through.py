# Arguments that are handed on: super() with stars, keywords that land in **names, instances that are iterated by a star.
class Sensor:
    made = []

    def __init__(self, name, unit="", gain=1, offset=0):
        self.name = name
        self.unit = unit
        self.gain = gain
        self.offset = offset
        Sensor.made.append(self)

    def read(self, t):
        return self.convert(t * 7 % 32)

    def convert(self, raw):
        return raw * self.gain + self.offset


class Smooth(Sensor):
    def __init__(self, *args, alpha=0.5, **kw):
        super().__init__(*args, **kw)
        self.alpha = alpha
        self.y = None

    def convert(self, raw):
        v = super().convert(raw)
        self.y = v if self.y is None else self.alpha * v + (1 - self.alpha) * self.y
        return self.y


class Deep(Smooth):
    def __init__(self, *args, **kw):
        kw["gain"] = kw.get("gain", 1) * 2
        super().__init__(*args, **kw)


class Pair(Sensor):
    def __init__(self, *rest, unit="V"):
        super().__init__("pair", *rest, unit=unit)


Sensor("a", "C")
Smooth("b", gain=2.5)
Smooth("c", "lx", alpha=0.25, offset=3)
Deep("d", gain=3)
Deep("e")
for t in range(4):
    print([s.read(t) for s in Sensor.made])
print([(s.name, s.unit, s.gain, s.offset) for s in Sensor.made])
try:
    Pair(1, 2)
except TypeError as e:
    print("TypeError")
print(Pair().unit, Pair(unit="A").unit)


def options(**names):
    names["x"] = names.get("x", 0) + 1
    total = 0
    for key in sorted(names):
        total += names[key]
    return total, len(names), sorted(names.items())


def hand_on(f, *args, **names):
    return f(*args, **names)


def kept(**names):
    return names


print(options(), options(a=1, b=2.5), options(x=1), hand_on(options, a=4), options(**{"c": 3}))
n = kept(a=1)
n["b"] = "text"
n["a"] += 0.5
print(sorted(n.items()), kept(z=[1])["z"] + [2], hand_on(kept, q="r")["q"] + "s")


class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __iter__(self):
        yield self.x
        yield self.y

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    def __abs__(self):
        return (self.x * self.x + self.y * self.y) ** 0.5

    def __repr__(self):
        return "Vec({}, {})".format(*self)


class Odd:
    def __abs__(self):
        return "odd"


def lengths(vs):
    total = 0.0
    for v in vs:
        total += abs(v) * 2
    return total


print(Vec(3, 4) * 2, Vec(1.5, 2.0), lengths([Vec(3, 4), Vec(0.0, 1.0)]), abs(Odd()) * 2, max(*Vec(2, 7)), list(Vec(1, 2.5)))

# Variables and fields that hold an int or a float: which of them it is shows in what is printed, and nowhere else.


def total(xs):
    s = 0
    for x in xs:
        s += x
    return s


print(total([]), total([0.5, 1.5]), total([2.0]))


def mean(xs):
    s = 0
    for x in xs:
        s += x
    return s / len(xs)


print(mean([1.5, 2.5]))


class Filter:
    def __init__(self, gain):
        self.gain = gain
        self.value = 0
        self.last = 0
        self.lowest = 100

    def update(self, x):
        self.last = self.value
        self.value += self.gain * (x - self.value)
        self.lowest = min(self.lowest, self.value)
        return self.value

    def back(self):
        self.value = -self.value
        return self.value

    def step(self):
        return self.value - self.last


f = Filter(0.5)
print(f.value, f.last, f.step(), f.lowest, f.back(), f.__dict__ == {"gain": 0.5, "value": 0, "last": 0, "lowest": 100})
for x in (1.0, 2.0, 4.5):
    print(f.update(x), f.last, f.step(), f.lowest)
print(f.back(), f.step(), -f.lowest, abs(f.value))
print(getattr(f, "value"), hasattr(f, "last"), sorted(f.__dict__.items()))
setattr(f, "value", 3)
print(f.value, f.step(), f.value * 2, f.value / 2, f.value // 2, f.value % 2)
setattr(f, "value", 3.0)
print(f.value, f.step(), f.value * 2, f.value / 2, f.value // 2, f.value % 2)

# Zeros: an int has no sign.
class Zero:
    def __init__(self, z):
        self.z = z

    def signs(self, x):
        return self.z * x, -self.z, self.z + x, self.z - x, 0 - self.z

    def sign_of_negative(self):
        return str(-self.z), 1.0 - (-self.z), abs(-self.z)


for z in (Zero(0), Zero(0.0), Zero(-0.0)):
    print(z.signs(-1), z.signs(-1.0), z.signs(1), z.sign_of_negative())


def product(n, flag):
    a = 0
    b = -1
    if flag:
        a = 0.0 * n
        b = -1.0 * n
    c = a * b
    d = -a
    return a, b, c, d, 0.0 + c, c - 0.0


print(product(1, False), product(1, True), product(-1, True))


# Both branches, choices, clamps.
def clamp(x, low, high):
    return max(low, min(high, x))


def limited(x):
    y = max(0, min(100, x * 0.5))
    return y, y * 2, y / 2


print(clamp(3, 0, 10), clamp(3.5, 0, 10), clamp(12.5, 0, 10), clamp(-1, 0.0, 10))
print(limited(50.0), limited(500.0), limited(-4.0), limited(0.0), limited(200.0))


def branches(n, x):
    v = 1 if n > 2 else x * 1.5
    w = v + 1
    u = w if n else v * v
    return v, w, u, v == 1, v > w, w <= u, v != 1.5


for n in (0, 1, 3):
    print(branches(n, 1.0), branches(n, 2.0))


# Swaps, unpacking, loops over such values.
def swapped(n):
    a, b = 0, 1.5
    for i in range(n):
        a, b = b, a + b
    return a, b


print(swapped(0), swapped(1), swapped(2), swapped(5))


def unpacked(pairs):
    low, high = 0, 0
    for low, high in pairs:
        low = low * 0.5
        high = high + 1
    return low, high


print(unpacked([]), unpacked([(1, 2)]), unpacked([(1.0, 2), (3, 4.0)]))


def looped(items):
    x = 0
    best = 0
    for x in items:
        if x > best:
            best = x * 1.0
    return x, best


print(looped([]), looped([1, 2.5, 2]), looped((3.0, 4)))


# Parameters.
def scaled(x, by):
    x = x * by
    x += 1
    return x


print(scaled(2, 3), scaled(2.0, 3), scaled(2, 1.5), scaled(0, -1))


def converted(x):
    y = x * 3
    return int(y), float(y), round(y), str(y), "%d %s" % (y, y), "{}".format(y), bool(y), [y], y is None


print(converted(2), converted(2.5), converted(0), converted(0.0))


def times(n):
    t = 0
    trace = []
    while t < n:
        trace.append(t)
        t += 0.5 if t else 1
    return t, trace


print(times(0), times(3))


def generated(n):
    t = 0
    for i in range(n):
        yield t
        t = t + 0.25
    yield t


print(list(generated(0)), list(generated(3)))


def closed(n):
    t = 0

    def show():
        return t

    for i in range(n):
        t += 0.5
    return show(), t


print(closed(0), closed(2))


class Ball:
    x = y = 0

    def __init__(self):
        self.vx, self.vy = 1, 0
        self.height = 10

    def move(self, dt):
        self.vy -= 9.81 * dt
        self.height += self.vy * dt
        if self.height < 0:
            self.height = 0
            self.vy = -self.vy * 0.5
        self.vx = self.vx if self.height else 0


b = Ball()
print(b.vx, b.vy, b.height)
for i in range(20):
    b.move(0.1)
    if i % 4 == 0 or b.height == 0:
        print(b.vx, "%.4f" % b.vy, b.height if b.height == 0 else "%.4f" % b.height)


class Node:
    def __init__(self):
        self.total = 0

    def add(self, x):
        self.total = self.total + self.grow(x)

    def grow(self, x):
        self.total = 5
        return x


n = Node()
n.add(1)
print(n.total)
n.add(0.5)
print(n.total)


class Early:
    def __init__(self, ready):
        if ready:
            self.level = 0

    def rise(self):
        self.level = self.level + 0.5
        return self.level


e = Early(False)
try:
    e.rise()
except AttributeError as error:
    print("AttributeError", error)
print(Early(True).rise(), e.__dict__)


class Derived(Filter):
    def update(self, x):
        return super().update(x) + self.value


d = Derived(0.25)
print(d.update(1.0), d.update(3.0), d.value, d.last)


def raised(x):
    v = 0
    try:
        v = x * 0.5
        v = v / (x - 1)
    except ZeroDivisionError:
        return "zero", v
    finally:
        v = v + 1
    return v


print(raised(1.0), raised(2.0))


def found(x):
    v = 0
    if x:
        v = x * 0.5
    return {v: 1}, (v,) in {(0,): 1}, v in [0, 1], v in (0.5,), hash(v) == hash(0), isinstance(v, int), type(v)


print(found(0.0), found(1.0))

import math


def functions(x):
    v = 0
    if x:
        v = x * 4
    try:
        scaled = math.ldexp(1.5, v)
    except TypeError:
        scaled = "TypeError"
    return math.sqrt(v), math.sqrt(v + 1), math.pow(v, 2), math.floor(v), scaled, math.atan2(v, 1)


print(functions(0), functions(1), functions(0.25))


class Tracked:
    def __init__(self):
        self.level = 0
        self.peak = 0

    def add(self, x):
        self.level = self.level + x
        self.peak = x * 2
        return self.level

    def reset(self):
        self.level = 0
        return self.level

    def raised(self, x):
        self.level += x * 0.5
        if self.level > 2:
            self.level = 2
        return self.level, self.level * 2

    def through(self, other, x):
        self.level = x * 0.5
        other.level = 3
        return self.level

    def called(self, x):
        self.level = x * 0.5
        self.reset()
        return self.level


k = Tracked()
print(k.add(0.5), k.reset(), k.add(0.25), k.raised(1.0), k.raised(8.0), k.through(k, 1.5), k.through(Tracked(), 1.5), k.called(0.5), k.peak)

# Numbers that may be None: fields, variables, parameters and results.


class Filter:
    def __init__(self, alpha):
        self.alpha = alpha
        self.value = None
        self.low = None

    def update(self, x):
        if self.value is None:
            self.value = x
        else:
            self.value = self.alpha * x + (1 - self.alpha) * self.value
        if self.low is None or x < self.low:
            self.low = x
        return self.value

    def reset(self):
        self.value = None

    def slope(self, x):
        return x - self.value


f = Filter(0.5)
print(f.value, f.low, f.value is None, f.value == None, f.value != None, not f.value)
for x in (1.0, 2.5, -0.0, 0.5):
    print(f.update(x), f.value, f.low, f.value is not None, bool(f.value), f.slope(1.0))
f.value = 0.0
print(bool(f.value), "t" if f.value else "f", f.value is None)
f.value = -0.0
print(f.value, repr(f.value), [f.value], {"v": f.value}, (f.value, f.low))
f.value = float("nan")
print(f.value, bool(f.value), f.value == f.value, f.value is None)
f.reset()
print(f.value, [f.value], f.value or 7.5, f.value and 1)
for act in (
    lambda: f.slope(1.0),
    lambda: f.value + 1.0,
    lambda: -f.value,
    lambda: abs(f.value),
    lambda: f.value < 2.0,
    lambda: 2.0 < f.value,
    lambda: round(f.value, 2),
    lambda: "%.1f" % f.value,
    lambda: f.value.x,
    lambda: f.value(),
    lambda: f.value[0],
    lambda: int(f.value),
    lambda: float(f.value),
    lambda: max(f.value, 1.0),
):
    try:
        print(act())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class Deleted:
    def __init__(self):
        self.t = None

    def set(self, t):
        self.t = t * 1.5

    def drop(self):
        del self.t


d = Deleted()
d.set(2.0)
print(d.t)
d.drop()
try:
    print(d.t)
except AttributeError as e:
    print("AttributeError", e)


class Late:
    def begin(self):
        self.start = None

    def at(self, t):
        if self.start is None:
            self.start = t
        return t - self.start

    def is_started(self):
        return self.start is not None

    def truth(self):
        if self.start:
            return "yes"
        return "no"


late = Late()
for act in (late.is_started, late.truth):
    try:
        print(act())
    except AttributeError as e:
        print("AttributeError", e)
try:
    late.at(1.0)
except AttributeError as e:
    print("AttributeError", e)
late.begin()
print(late.is_started(), late.truth(), late.at(1.25), late.at(3.0), late.is_started(), late.truth())


# In derived classes, with properties, in other places than methods.
class Base:
    last = 5

    def __init__(self):
        self.prev = None
        self._speed = None

    @property
    def speed(self):
        return self._speed

    @speed.setter
    def speed(self, v):
        self._speed = v

    def read(self):
        return None


class Sensor(Base):
    def __init__(self, k):
        super().__init__()
        self.k = k
        self.n = 0

    def read(self):
        self.n += 1
        return None if self.n % 3 == 0 else self.n * self.k


class Other(Base):
    def __init__(self):
        super().__init__()
        self.prev = 0.25

    def read(self):
        v = self.prev
        self.prev = None if v is None else (v + 1.0 if v < 2 else None)
        return v


def difference(s):
    v = s.read()
    if v is None:
        return "none"
    if s.prev is None:
        s.prev = v
        return None
    d = v - s.prev
    s.prev = v
    return d


for s in (Sensor(0.5), Other(), Base()):
    print([difference(s) for _ in range(7)], s.prev)
    s.speed = 2.5
    print(s.speed, s._speed)
    s.speed = None
    print(s.speed, s.speed is None)


# Variables.
def best_of(items, key=None):
    best = None
    where = None
    for i, x in enumerate(items):
        y = x * 1.0 if key is None else x * key
        if best is None or y > best:
            best = y
            where = i
    return best, where


print(best_of([]), best_of([1.5, 4.0, 2.0]), best_of([1.5, 4.0, 2.0], -1.0))


def swap(a, b):
    x = None
    y = a * 1.5
    for _ in range(3):
        x, y = y, x
        if x is not None:
            x = x + b
    return x, y


print(swap(1.0, 2.0), swap(3.0, 0.5))


def slope(prev, now, dt=None):
    if prev is None or dt is None:
        return None
    return (now - prev) / dt


def slopes(items):
    prev = None
    out = []
    total = 0.0
    for t, v in enumerate(items):
        s = slope(prev, v, 0.5 if t % 4 else None)
        out.append(s)
        if s:
            total += s
        prev = v
    return out, total


print(slopes([1.0, 1.5, 1.5, 4.25, 0.5, -1.0]))
print(slope(None, 2.0), slope(1.0, 2.0), slope(1.0, now=2.0, dt=0.25), slope(dt=0.5, prev=0.0, now=1.0))


def falls(x):
    if x > 1.5:
        return x * 2


print([falls(x) for x in (1.0, 2.0)], falls(1.5) is None, falls(4.0) is None)
try:
    falls(1.0) + 1.0
except TypeError as e:
    print(e)


def chosen(flag, x):
    v = x * 2.0 if flag else None
    w = v if v is not None else -1.0
    return v, w


print(chosen(True, 1.25), chosen(False, 1.25))


# Ints beside them.
class Mixed:
    def __init__(self):
        self.n = None
        self.big = None

    def put(self, n):
        self.n = n

    def add(self, n):
        if self.n is None:
            self.n = 0
        self.n += n
        return self.n

    def grow(self, k):
        self.big = 1 if self.big is None else self.big * k
        return self.big


m = Mixed()
print(m.n, m.n is None, m.n == None, m.n == 0)
print(m.add(2), m.add(0.5), m.n)
m.put(None)
print(m.n, bool(m.n))
m.put(0)
print(m.n, bool(m.n), m.n is None, m.n == None, m.n is not None)
m.put(0.0)
print(m.n, bool(m.n))
m.put(3)
print(m.n, m.n / 2, m.n - 1, -m.n, type(m.n))
print([m.grow(1 << 40) for _ in range(3)])
print(m.grow(0.5), m.big)
m.big = None
print(m.big, m.big is None)
try:
    m.big + 1
except TypeError as e:
    print(e)


# Closures, generators, globals, exec.
def counter():
    last = None

    def see(x):
        nonlocal last
        d = None if last is None else x - last
        last = x
        return d

    return see


see = counter()
print(see(1.0), see(1.5), see(0.25))


def changes(items):
    prev = None
    for x in items:
        if prev is not None:
            yield x - prev
        else:
            yield None
        prev = x * 1.0


print(list(changes([1.0, 3.5, 3.0])))
last = None


def note(x):
    global last
    if last is not None and x < last:
        return False
    last = x
    return True


print(note(1.5), note(1.0), note(2.0), last)


def either(a, b):
    return a if a is not None else b


print(either(None, 1.5), either(2.5, None), either(None, None))
x = Filter(0.25)
x.update(2.0)
y = x.value
print(y, x.value == y, [v for v in (x.value, None, x.low) if v is not None], max(x.value, 1.0), str(x.value))


# The message has the kind of the number beside None.
class Trend:
    def __init__(self):
        self.last = None

    def set(self, v):
        self.last = v

    def of(self, v):
        return v - self.last


def raised(big, y):
    s = 2**60 if big else 1.5
    return s + y


trend = Trend()
for act in (lambda: trend.of(1), lambda: trend.of(1.0), lambda: raised(True, None), lambda: raised(False, None)):
    try:
        print(act())
    except TypeError as e:
        print(e)
trend.set(1.0)
print(trend.of(2.0), trend.of(1), raised(True, 1.0), raised(False, 1.0))


# Methods that take each other's place and give different kinds.
class Source:
    def read(self, i):
        raise NotImplementedError

    def level(self):
        return None

    def rate(self):
        return 1

    def big(self):
        return 0


class Ramp(Source):
    def read(self, i):
        return i * 0.5

    def level(self):
        return 2.5

    def rate(self):
        return 0.25


class Empty(Source):
    def read(self, i):
        return i + 0.25

    def big(self):
        return 2**70


class Half(Empty):
    def big(self):
        return 0.5

    def level(self):
        pass


for source in (Ramp(), Empty(), Half(), Source()):
    level = source.level()
    print(level, level is None, source.rate(), source.rate() * 2, source.big(), source.big() + 1)
    try:
        v = source.read(3)
        print(v, v * 2, v is None, v is not None, v == None)
        print(v + level)
    except (NotImplementedError, TypeError) as e:
        print(type(e).__name__, e)

# Fields that only ever hold floats, seen from all sides.
class Body:
    def __init__(self, x, mass=1.5):
        self.x = x
        self.mass = mass
        self.speed = 0.0

    def push(self, force, dt=0.1):
        self.speed += force / self.mass * dt
        self.x += self.speed * dt
        return self.x

    def ratio(self, other):
        return self.x / other.x

    @property
    def energy(self):
        return self.mass * self.speed * self.speed / 2


class Late(Body):
    def __init__(self, x):
        super().__init__(x, mass=2.5)

    def push(self, force, dt=0.2):
        self.extra = force * 2.0
        return super().push(force, dt) + self.extra


bodies = [Body(1.0), Late(2.0), Body(x=3.0, mass=0.5)]
for body in bodies:
    print(body.push(2.0), body.push(1.5, dt=0.5), body.energy, body.x, body.mass)
print([hasattr(b, "extra") for b in bodies], [getattr(b, "x") for b in bodies], getattr(bodies[0], "none", 7))
print("x" in dir(bodies[0]), "extra" in dir(bodies[0]), "extra" in dir(bodies[1]))
fresh = Late(1.0)
try:
    print(fresh.extra + 1)
except AttributeError as e:
    print(e)
try:
    Body(0.0).push(1.0).no
except AttributeError as e:
    print(e)
try:
    bodies[0].push()
except TypeError as e:
    print("TypeError")
try:
    print(bodies[0].ratio(Body(0.0)))
except ZeroDivisionError as e:
    print(e)
print("%s %r" % (bodies[0].x, bodies[1].speed), str(bodies[2].x), int(bodies[2].x), float(bodies[2].x))
pairs = {b.x: b.mass for b in bodies}
print(len(pairs), max(b.x for b in bodies), min(bodies, key=lambda b: b.x).mass, sum([b.mass for b in bodies]))


class Int:
    def __init__(self):
        self.value = 0.0

    def set(self, value):
        self.value = value


i = Int()
i.set(3)
print(i.value, type(i.value))
i.set(2.5)
print(i.value, type(i.value))


class Limited:
    def __init__(self, low, high):
        self.low = low
        self.high = high
        self.last = None

    def limit(self, value):
        return min(max(value, self.low), self.high)

    def change(self, value):
        difference = 0.0
        if self.last is not None:
            difference = value - self.last
        self.last = value
        return difference


lim = Limited(-1.5, 2.5)
print([lim.limit(v) for v in (-9.0, 0.25, 9.0, float("nan"))], [lim.change(v) for v in (1.0, 2.5, -3.5)])
print(abs(lim.low), -lim.low, lim.low // 2, lim.low % 2, 7.5 // lim.high, -7.5 % lim.high, lim.low < lim.high)
try:
    lim.low // 0.0
except ZeroDivisionError as e:
    print(e)
x, y = lim.low, lim.high
x, y = y, x
print(x, y, x if x > y else y, (x > y) * x)
for k, v in enumerate([0.5, 1.5]):
    x += v * k
for v, w in zip([0.5, 1.5], (2.5, 3.5)):
    x += v * w
print(x)
items = [0.5] * 4
items[2] = items[1] * 3
items[-1] += items[2]
print(items, items[-4], items[3])
for bad in (4, -5, 10**20):
    try:
        items[bad] = 1.0
        print("stored")
    except (IndexError, OverflowError) as e:
        print(type(e) is IndexError, e)
    try:
        print(items[bad])
    except (IndexError, OverflowError) as e:
        print(type(e) is IndexError, e)
data = bytearray(3)
for n in range(3):
    data[n] = n * 100 & 0xFF
for bad in (3, -4):
    try:
        data[bad] = 1
    except IndexError as e:
        print(e)
print(list(data), data[-1], sum(data), [b for b in data], bytes(data)[1], len(data), len(bytes(data)), len((1, 2)))

# Globals and variables of closures that hold floats, ints among them, or None.


total = 0.0
last = None
peak = None
level = 0
count = 0
scale = 1.5
given = 2.5


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def sample(x):
    global total, last, peak, level, count
    before = last
    total += x
    count += 1
    if peak is None or x > peak:
        peak = x
    level = level + 0.25 * (x - level)
    last = x
    return before


def clear():
    global last, peak, level
    last = peak = None
    level = 0


print(total, last, peak, level, last is None, last == None, not peak)
print(sample(1.5), sample(0.5), sample(2.5))
print(total, last, peak, level, count, [last, level], (peak,), {"l": level})
print(type(total), type(last), type(level), isinstance(level, float), isinstance(last, int))
clear()
print(last, peak, level, type(level), last is None, last != None, bool(level))


# What raises for None, and what has come before that.
def slope(x):
    return x - last


def steps():
    global total
    total = 1.0
    total = total + last


print(attempt(slope, 1.0), attempt(steps), total)
print(attempt(lambda: last * 2), attempt(lambda: -last), attempt(lambda: last < 1.0))
sample(3.0)
print(slope(1.0), attempt(steps), total)


# A call in the midst of an expression that changes what stands before it.
def change(v):
    global level, last
    level = v
    last = None if v == 1 else v
    return v


level = 0
print(level + change(0.5), level, level * change(2), level, level - change(0.25) - level)
level = 2
print([level, change(0.75), level], (level, change(3), level), level)
last = 1.5
print([last, change(1), last, change(2.5), last])
level = 2**60
print(level, level + change(0.5), level, level + 2**60)
level = 2**60
print(level + 1, level * change(1), level, type(level))
x, level = level, change(2.5)
print(x, level)
level, last = last, level
print(level, last)
print(level if change(0.125) > 0.1 else 7, max(level, change(0.5)), min(change(4), level), abs(level - change(-1.5)))

# Zeros with a sign, and ints that are no floats.
level = 0
print(level * -1.0, -level, level * -1, 0.0 * level)
level = -0.0
print(level, -level, level + 0, level * 1, str(level), "%d" % level)
level = 3
print(level / 2, level // 2, level % 2, level ** 2, level == 3.0, hash(level) == hash(3.0), level)
total = 1e308
total *= 10
print(total, -total, total - total)


# Comprehensions, generators, lambdas and default values.
def readings(n):
    global total
    for i in range(n):
        total = i * scale
        yield total


scale = 0.5
print(list(readings(3)), total, [v * scale for v in range(3)], [total for _ in range(2)], sum(total for _ in range(3)))
total = 0.25
print(list(map(lambda v: v + total, (1, 2.5))), (lambda v=total: v)(), sorted([3, 1.5, 2], key=lambda v: -v * total))


def default(v=total, w=level):
    return v, w


total = level = 9.5
print(default(), total, level)


class Sensor:
    offset = given

    def read(self):
        global given
        given += self.offset
        return given


given = 0.5
print(Sensor().read(), Sensor.offset, given)

# In loops of the module body, and as their variables.
for total in (0.5, 1.5):
    sample(total)
for level in (1, 2.5, 3):
    print(level, sample(level), total)
while total < 20:
    total += sample(1.0) + 0.5
print(total, last, peak, level)
with_walrus = [y for v in (1.0, 2.0) if (y := v * total) > 10]
print(with_walrus, y)
print((scale := scale * 2), scale)


def doubled():
    global scale
    return (scale := scale * 2), scale


print(doubled(), scale)


# Names that other things have as well.
def hidden(total, last=None):
    level = total * 2
    return total, last, level, peak


print(hidden(1.25), hidden(2.5, 0.5))
Float64Array = 0.5


def bump():
    global Float64Array
    Float64Array += 1
    return Float64Array


print(bump(), bump(), Float64Array)


# ---- variables of closures


def meter(start=None):
    lowest = start
    mean = 0
    n = 0

    def add(v):
        nonlocal lowest, mean, n
        n += 1
        mean += (v - mean) / n
        if lowest is None or v < lowest:
            lowest = v
        return mean

    def state():
        return lowest, mean, n

    def clear(to=None):
        nonlocal lowest, mean
        lowest = to
        mean = 0

    return add, state, clear


add, state, clear_meter = meter()
print(state(), add(2.0), add(1.0), state())
clear_meter()
print(state(), add(4), state())
clear_meter(0.5)
print(state(), add(1.5), state())
other = meter(0.25)
print(other[0](1.0), other[1](), state())


def filtered(alpha, y=0.0):
    def step(x):
        nonlocal y
        y += alpha * (x - y)
        return y

    return step


f, g = filtered(0.5), filtered(0.25, 2.0)
print(f(1.0), f(1.0), g(1.0), f(0), g(0))


def fixed(gain, offset):
    doubled = gain * 2
    if offset > 1:
        doubled += offset
    return (lambda x: x * gain + offset), [doubled * k for k in range(3)], lambda: doubled


h, items, d = fixed(0.5, 0.25)
print(h(2.0), items, d())
h, items, d = fixed(0.5, 1.25)
print(h(2.0), items, d())


def deep(x):
    a = x * 0.5

    def middle():
        b = a + 1.0

        def inner(v):
            nonlocal a, b
            a += v
            b -= a
            return a, b

        return inner, lambda: (a, b)

    i, see = middle()
    j, see2 = middle()
    return i(1.0), see(), j(0.5), see2(), see(), a


print(deep(1.0), deep(2.0))


def unbound(flag):
    def show():
        return value + 1.0

    if flag:
        value = 0.5
    r = attempt(show)
    value = 1.5
    return r, show()


print(unbound(True))
print(unbound(False)[1])


def removed():
    v = 0.5

    def show():
        return v

    r = show()
    del v
    return r, attempt(show)[0]


print(removed())


def counting(step):
    t = 0.0

    def ticks():
        nonlocal t
        while t < 1.0:
            t += step
            yield t

    def reset():
        nonlocal t
        t = 0.25

    return ticks(), reset


ticks, reset = counting(0.5)
print(next(ticks), reset(), list(ticks))


def own(n):
    acc = 0.0

    def see():
        return acc

    for i in range(n):
        acc += i * 0.5
        yield acc, see()


print(list(own(3)))


def recursive(n):
    best = None

    def walk(k, sofar):
        nonlocal best
        if k == 0:
            if best is None or sofar < best:
                best = sofar
            return
        walk(k - 1, sofar + 0.5)
        walk(k - 1, sofar * 0.75)

    walk(n, 1.0)
    return best


print(recursive(4), recursive(0))


# Results out of statements with handlers.
def reading(v, fail=False):
    try:
        if fail:
            raise ValueError("no reading")
        if v > 5:
            return None
        return v * 0.5
    except ValueError:
        return 0


def finished(v):
    try:
        return v * 0.5 if v else None
    finally:
        sample(0.5)


def nested(v):
    for k in range(3):
        try:
            try:
                if k == v:
                    return k * 0.5
            finally:
                sample(7)
        except ValueError:
            pass
    return None


print(reading(1.0), reading(7.0), reading(1.0, True), type(reading(1, True)))
print(finished(1.0), finished(0), nested(1), nested(5), last)
r = reading(3.0)
print(r is None, r + 1 if r is not None else r, (reading(2.0) or 0) + 1.0, attempt(lambda: reading(7.0) + 1))

# Functions, methods and classes in tables: all that a call may reach gets what the call gives, and what it gives comes back.


class Counter:
    def __init__(self, step):
        self.step = step
        self.total = 0

    def up(self, n):
        self.total += n * self.step
        return self.total

    def down(self, n):
        self.total -= n
        return -self.total

    def names(self, *names, sep=", "):
        return sep.join(names)


class Twice(Counter):
    def up(self, n):
        return super().up(n) * 2


class Led:
    def __init__(self, pin):
        self.pin = pin

    def show(self):
        return "led %d" % self.pin


class Motor:
    count = 0

    def __init__(self, pin, speed=0.5):
        self.pin, self.speed = pin, speed
        Motor.count += 1

    def show(self):
        return "motor %s at %s" % (self.pin, self.speed)


# Methods of several instances in one table, called with different types.
a, b = Counter(2), Twice(0.5)
table = {"up": a.up, "down": a.down, "twice": b.up, "max": max, "double": lambda n: n + n}
for name in ("up", "down", "twice", "double"):
    print(name, table[name](3), table[name](1.5))
print(table["max"]([4, 9, 2]), table["double"]("ab"), table["double"]([1]))
handler = a.names
print(handler("x", "y"), handler(*["p", "q"], sep="-"), handler(*"abc", **{"sep": "/"}))

# Classes without a common base.
parts = {"led": Led, "motor": Motor}
made = [parts[kind](*args) for kind, args in (("led", (4,)), ("motor", (5,)), ("motor", ("a", 1)))]
print([part.show() for part in made], Motor.count)
kinds = [Led, Motor]
print([kind(7).show() for kind in kinds], kinds[1].count, kinds[0] is Led)

# Rows of a table whose rest is handed on.
rows = [("inc", lambda c: c["n"] < 3, 1), ("half", lambda c: True, 0.5)]
index = {}
for row in rows:
    index.setdefault(row[0], []).append(row[1:])
state = {"n": 0}
for kind in ("inc", "half", "inc", "inc", "inc", "none"):
    for guard, step in index.get(kind, ()):
        if guard(state):
            state["n"] += step
print(state["n"], rows[0][:1], rows[1][-1:], rows[0][5:])

# What is called may be replaced, be None, or take something else.
a.up = lambda n: "own %s" % n
print(a.up(1), b.up(2))
callbacks = [None, b.down, len, "text"]
for f in callbacks:
    try:
        print(f([1, 2]) if f is len else f(2))
    except TypeError:
        print("TypeError", f is None)
try:
    table["up"](1, 2)
except TypeError:
    print("too many")
print(list(map(table["double"], [1, 2.5, "x"])), sorted([3, 1, 2], key=[abs, lambda n: -n][1]))


# Closures over what is None at first.
def smooth(weight):
    y = None

    def step(x):
        nonlocal y
        y = x if y is None else weight * x + (1 - weight) * y
        return y

    return step


def window(width):
    items = []

    def step(x):
        items.append(x)
        if len(items) > width:
            items.pop(0)
        return sum(items) / len(items)

    return step


stages = [smooth(0.5), window(3), lambda x: abs(x - 4), round]
for sample in (1, 2.0, 8, -3):
    for stage in stages:
        sample = stage(sample)
    print(sample, end=" ")
print()

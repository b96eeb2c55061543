# Operators that the right operand does, methods of two names, and instances that are called: with one type of argument at first,
# with others where the text hardly shows it.


class Vec:
    def __init__(self, x=0, y=0):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        return Vec(other + self.x, other + self.y)

    def __mul__(self, f):
        return Vec(self.x * f, self.y * f)

    __rmul__ = __mul__

    def __rsub__(self, other):
        return Vec(other - self.x, other - self.y)

    def __rpow__(self, other):
        return "%r ** %r" % (other, self)

    def __rshift__(self, n):
        return Vec(self.x >> n, self.y >> n)

    def __repr__(self):
        return "(%r, %r)" % (self.x, self.y)


v = Vec(1, 2.5)
print(v * 2, 2 * v, 0.5 * v, v * 0.5, 3 + v, 1.5 - v, v + v, Vec(8, 4) >> 1)
print(sum([Vec(1, 2), Vec(3, 0.5)]), sum([Vec(1, 2)], 10))
print(pow(2, v), "x" * Vec(2, 3) if False else "-")


def scaled(factor, vectors):
    return [factor * w for w in vectors]


print(scaled(2, [Vec(1, 1)]), scaled(2.5, [Vec(1, 1)]), scaled(True, [Vec(3, 1)]))
for odd in ("ab", [1], (2, 3)):
    try:
        print(odd * Vec(2, 3))
    except TypeError as e:
        print(type(odd), "no")

# The left operand says that it cannot.
class Shy:
    def __init__(self, n):
        self.n = n

    def __mul__(self, other):
        if isinstance(other, int):
            return self.n * other
        return NotImplemented


class Bold:
    def __init__(self, n):
        self.n = n

    def __rmul__(self, other):
        return "bold", type(other).__name__, self.n


class Bolder(Bold):
    def __rmul__(self, other):
        return "bolder", type(other).__name__, self.n

    def __radd__(self, other):
        return "added", other


print(Shy(2) * 3, Shy(2) * Bold(4), Shy(2) * Bolder(5), 2 * Bold(6), "s" * Bolder(7), 1.5 + Bolder(8))
try:
    print(2 + Bold(1))
except TypeError:
    print("no __radd__")
values = [3, 2.5, "t", None, Bold(1), Bolder(2)]
for value in values:
    print(value * Bolder(0))


class Power:
    def __init__(self, base):
        self.base = base

    def __pow__(self, n):
        return "power", n


print(Power(2) ** 3, pow(Power(2), "three"))


class Line:
    def __init__(self, a, b):
        self.a = a
        self.b = b
        self.calls = 0

    def __call__(self, x, twice=False):
        self.calls += 1
        y = self.a * x + self.b
        return y * 2 if twice else y


class Steep(Line):
    def __call__(self, x):
        return "steep", super().__call__(x)


line = Line(2, 1)
print(line(3), line(0.5), line(1, True), line(x=2, twice=True), line.calls)
print(Steep(1, 1)(4), [f(2) for f in (Line(1, 0), Steep(1, 0))])
print(sorted([3, -1, 2], key=Line(-1, 0)), list(map(Line(1, "s") if False else Line(0.5, 0), [1, 2])))
print(max([1, -5, 3], key=Line(-2, 0)), line.__call__(10))


class Repeat:
    def __call__(self, value):
        return value * 2


class Button:
    shout = Repeat()

    def __init__(self, action):
        self.action = action
        self.actions = [action, Repeat()]

    def press(self, value):
        return self.action(value), self.shout("hey"), [a(value) for a in self.actions]

    doubled = property(Repeat()) if False else property(lambda self: Repeat()(21))


print(Button(Repeat()).press("ab"), Button(abs).press(-3), Button(Repeat()).doubled)


def apply(f, *args, **names):
    return f(*args, **names)


print(apply(Repeat(), [1]), apply(line, 1, twice=True), apply(Repeat(), value="n"))



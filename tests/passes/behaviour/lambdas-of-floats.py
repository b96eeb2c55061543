# Lambdas whose calls are all known take and give bare numbers; others, and those that go elsewhere, do not.
import math


def simpson(f, a, b, n):
    h = (b - a) / n
    s = f(a) + f(b)
    for i in range(1, n):
        s += f(a + i * h) * (4 if i % 2 else 2)
    return s * h / 3


print("%.9f" % simpson(lambda x: math.sin(x) * x, 0, 2, 20))
print("%.9f" % simpson(lambda x: x * x, 0.5, 2, 20))


def newton(f, df, x, eps=1e-10):
    for _ in range(50):
        fx = f(x)
        if abs(fx) < eps:
            break
        x -= fx / df(x)
    return x


print(["%.8f" % newton(lambda x, k=k: x**3 - k, lambda x: 3 * x * x, 1.0) for k in range(1, 6)])

half = lambda x: x / 2
print(half(3.0), half(5), half(2.5) + half(1))
either = lambda flag: 1 if flag else 2.5
print(either(True), either(False), either(1) + either(0))
scale = lambda x, by=2.0: x * by
print(scale(1.5), scale(1.5, 3.0), scale(by=0.5, x=4.0))
nothing = lambda x: None
print(nothing(1.5))
constant = lambda: 0.1
print(constant() + constant())
twice = lambda f, x: f(f(x))
print(twice(lambda x: x + 0.25, 1.0), twice(lambda x: x * 2, 3))

kept = [lambda x: x + 0.5, lambda x: x - 0.5]
print([f(1.0) for f in kept], [f(1) for f in kept])
table = {"sq": lambda x: x * x, "inv": lambda x: 1 / x}
print(table["sq"](1.5), table["inv"](4), table["inv"](0.5))
print(sorted([3.5, 1.25, 2.0], key=lambda x: -x), list(map(lambda x: x * 0.5, [1, 2.0])))
print(max([1.5, -2.5], key=lambda x: x * x), list(filter(lambda x: x > 0.5, [0.25, 0.75])))

escapes = lambda x: x * 1.5
everything = [escapes, 1, "a"]
print(everything[0](2.0), escapes(3.0))


def adder(n):
    return lambda x: x + n


print(adder(0.5)(1.0), adder(1)(2), [adder(k)(0.25) for k in (1.0, 2.5)])


class Filter:
    def __init__(self, f):
        self.f = f
        self.value = 0.0

    def feed(self, x):
        self.value = self.f(self.value, x)
        return self.value


ema = Filter(lambda old, new: old + 0.25 * (new - old))
print([ema.feed(x) for x in (1.0, 2, 3.5)])


def attempt(f, *args):
    try:
        return f(*args)
    except TypeError as e:
        return e.args[0]


print(attempt(lambda x: x + 1.5, 1.0), attempt(lambda x: x + 1.5), attempt(lambda x: x + 1.5, "a"))
one = lambda x: x * 2.0
try:
    print(one(1.0), one(1.0, 2.0))
except TypeError as e:
    print(e)
try:
    print(one("a"))
except TypeError as e:
    print(e)
try:
    print((lambda x: 1.0 / x)(0.0))
except ZeroDivisionError as e:
    print(e)
rebound = lambda x: x + 0.5
rebound(1.0)
rebound = lambda x, y=1.0: x - y
print(rebound(1.0), rebound(1.0, 0.25))
fact = lambda n: 1.0 if n <= 1 else n * fact(n - 1)
print(fact(5), fact(20))

# Functions of numbers whose types are known: on bare floats, on ints, beyond their domains; powers that are multiplied out.
import math


def shown(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def all_of(x, n, k):
    print(round(x, 1), round(x), round(x, n), round(x, -1), round(x, 25), math.floor(x), math.ceil(x))
    print(math.exp(x), math.atan(x), math.tan(x), math.radians(x), math.degrees(x))
    print(math.sqrt(k), math.atan2(k, x), math.atan2(x, k), math.atan2(k, k), math.log(k), math.log10(k), math.floor(k))
    shown(lambda: math.log(-x))
    shown(lambda: math.asin(x))
    shown(lambda: math.acos(x))
    shown(lambda: math.log10(x - x))
    shown(lambda: math.sqrt(-k))


def at_the_edge(x):
    shown(lambda: round(x))
    shown(lambda: math.floor(x))
    shown(lambda: math.ceil(x))
    shown(lambda: round(x, 2))
    shown(lambda: math.exp(x))
    shown(lambda: math.log(x))


def powers(x):
    print(*[x**n for n in range(-4, 40)])


all_of(2.345, 2, 5)
all_of(-0.04, 1, 7)
all_of(300.25, 3, 1)
for x in (float("inf"), float("nan"), -float("inf"), -0.5, 800.0, 0.5, 1.5, 2.5, -2.5, 4503599627370497.5, 1e22):
    at_the_edge(x)
for x in (1.1, -3.7, 1e-20, 1e12, 3.0, 0.1, 10.0, 5e-324):
    powers(x)

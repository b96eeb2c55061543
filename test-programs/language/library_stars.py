# `import *` of modules of the library binds variables, as named imports do.

log = "mine before the star"
e = [1, 2]


def gamma(x):
    return "mine before, too"


def pow_before():
    return pow(2, 3)


print(pow_before(), pow(2, 3))
try:
    print(sqrt(4))
except NameError as error:
    print("NameError", error)

from math import *

print(pow_before(), pow(2, 3), log(1.0), "%.4f" % e, "%.3f" % gamma(4.0))
print(sqrt(16), floor(-2.5), "%.5f" % pi, isnan(nan), inf > 1e300)


def distance(points):
    total = 0.0
    for i in range(1, len(points)):
        (a, b), (c, d) = points[i - 1], points[i]
        total += sqrt((a - c) ** 2 + (b - d) ** 2)
    return total


print(distance([(0.0, 0.0), (3.0, 4.0), (3.0, 10.0)]))


# Several stars bring the same name: the last one wins.
from cmath import *

print(sqrt(-4), "%.4f" % phase(1j))
print([exp(0) for _ in range(2)])
from math import *

try:
    print(sqrt(-4))
except ValueError as error:
    print("ValueError", error)

# Assignments, definitions and loops after the star.
pi = 3
print(pi * 2)
pi += 0.5
print(pi)


def sin(x):
    return "my sin of %d" % x


print(sin(1), cos(0))


class tan:
    def __init__(self, x):
        self.x = x


print(tan(7).x)
for tau in range(3):
    pass
print(tau, [inf for inf in "ab"], inf > 5)
floor: int = 9
print(floor)
trunc, ceil = 1, 2
print(trunc, ceil)


# Functions that assign, delete and hide such names.
def assigns():
    global acos
    acos = "assigned in a function"


def hides():
    asin = 5
    return asin, [atan for atan in range(2)]


print(acos(1.0))
assigns()
print(acos, hides(), "%.3f" % asin(1.0), "%.3f" % atan(1.0))
try:
    acos(1.0)
except TypeError as error:
    print("TypeError", error)

del sqrt
try:
    sqrt(4)
except NameError as error:
    print("NameError", error)
del pow
print(pow(3, 2))
try:
    del sqrt
except (NameError, KeyError) as error:
    print("deleted twice")
from math import *

print(sqrt(4), pow(3, 2), pi < 3.2, "%.3f" % acos(1.0))

# In blocks, and of modules that are not there.
try:
    from struct import *
    import no_such_module_at_all
except ImportError:
    print("no module")
print(calcsize("<HB"), unpack("<H", b"\x01\x02"))
for _ in range(2):
    from binascii import *
print(hexlify(b"\x0f"))
if len("ab") == 2:
    from errno import *
    from collections import *
else:
    from json import *
print(ENOENT, namedtuple("P", "x y")(1, 2).y)
try:
    print(dumps(1))
except NameError as error:
    print("NameError", error)

from time import *

start = ticks_ms()
print(ticks_diff(ticks_add(start, 5), start), ticks_ms() - start < 1000)


class Clock:
    ticks_us = ticks_us
    mktime = 5
    seconds = sleep_ms(0)

    def now(self):
        return ticks_diff(ticks_us(), ticks_us()) <= 0


print(Clock.mktime, Clock.seconds, Clock().now(), callable(mktime))

from random import *

seed(3)
values = [randint(1, 6) for _ in range(50)]
print(min(values) >= 1, max(values) <= 6)
choice = choice([4])
print(choice)
print((lambda n: getrandbits(n) < 16)(4))


def numbers():
    for i in range(3):
        yield fabs(-i)


print(list(numbers()), sum(numbers()))
from os import *
from io import *

# Names that begin with an underscore stay away. (A comment on sys.path changes nothing.)
try:
    print(__file__ is sep)
except NameError:
    print("no file")
print(StringIO("text").read(), sep)

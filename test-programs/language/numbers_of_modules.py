# math.pi and its like stand where they are read; names that hold something else at times do not.
import math
import cmath
from math import pi, e as euler


def degrees(x):
    return x * 180 / math.pi


def around(r):
    return 2 * pi * r, math.e - euler, cmath.pi == pi, -math.pi, math.pi // 1


print(degrees(1), degrees(pi), around(2.5), round(math.pi, 3), "%.4f %s" % (math.pi, pi), int(math.pi), [math.pi, 0])
print(type(math.pi), math.pi is math.pi or True, getattr(math, "pi") == pi, {pi: 1}[math.pi])


try:
    math.tau_of_nothing
except AttributeError as e:
    print("AttributeError")


def late():
    return number


number = pi
print(late())
number = 4
print(late())
try:
    import nothing_like_math as other
except ImportError:
    import math as other
print(other.pi)

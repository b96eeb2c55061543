# What a name of math is imported as may be given another value, or be taken away.
from math import pi, e


def area(r):
    return pi * r * r, e


print(area(1))
pi = 3
print(area(1))
del e
try:
    area(1)
except NameError as error:
    print("NameError")


import math as numbers


class Fake:
    pi = 22


def turn():
    return numbers.pi


print(turn() > 3)
numbers = Fake()
print(turn())

from math import *
from os import *
from random import *

factor = 1
largest = sqrt(2**20)


def area(r):
    return "%.3f" % (factor * pi * r * r)


def hypotenuse(a, b):
    return sqrt(a * a + b * b)


def set_pi(value):
    global pi
    pi = value


def root_of(x):
    return sqrt(x)

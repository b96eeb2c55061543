from .parts import *
from . import parts

version = 1
_private = 2


def size():
    return core_value * 2


def len(x):
    return "the package's len of %d" % sum(x)

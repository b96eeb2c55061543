from .first import First, made
from .second import Second
from . import scale
from .level import level

COUNT = 2


def total(n):
    return First(n).size() + Second(n, 0.5).size() + COUNT

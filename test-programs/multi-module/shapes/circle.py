# A part of the package.
from .tools.names import UNIT


def area(radius):
    return "%.2f %s" % (3.14159 * radius**2, UNIT)

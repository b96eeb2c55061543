# Imports from the package around it.
from . import AREA_UNIT


def area(side):
    return "%d %s" % (side**2, AREA_UNIT)

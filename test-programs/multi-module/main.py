# A program of several files: modules, packages, relative imports, and names imported in all ways.
import sys

print("main begins", __name__)
import helper
import shapes.circle as disc
from helper import *
from helper import value as renamed
from shapes import AREA_UNIT, square

print(helper.value, renamed, public(), "_private" in globals())
print(disc.area(2), square.area(3), AREA_UNIT)
helper.change()
print(helper.value, renamed)

import shapes

print(shapes.__name__, shapes.circle is disc, disc.__name__)
print(shapes.tools.names.label("x"))


def late():
    import only_when_needed

    return only_when_needed.loaded


print("not yet")
print(late(), late())
print("only_when_needed" in sys.modules, sys.modules["helper"] is helper)

try:
    import optional_part
except ImportError as e:
    print("ImportError:", e)
try:
    from helper import nothing
except ImportError as e:
    print("ImportError:", e)
try:
    import broken
except ZeroDivisionError:
    print("broken did not load", "broken" in sys.modules)

import first_of_circle

print(first_of_circle.done, first_of_circle.second_of_circle.seen)


def own_namesake():
    import heapq
    from heapq import heappop

    return heapq.heappop([1, 2]) * 2, heappop([3]) * 2


print(own_namesake())

# What `import *` of modules of the program brings is followed like imports of single names, where they are sure to be there.
readings = "before the star"


def gone():
    return "before the star, too"


def len(x):
    return "own len of %s" % x


import star_settings as settings
from star_settings import *

print(readings, gone(), len([1]), LIMIT, ratio)


def work(n):
    total = 0
    for i in range(n):
        total += scaled(i) - ratio
    return total


print(work(4), Point(1, 2).moved(3).x, Point.count)
try:
    print(sometimes)
except NameError as error:
    print("NameError", error)
try:
    print(deleted)
except NameError as error:
    print("NameError", error)
try:
    print(_hidden, settings._hidden)
except NameError as error:
    print("NameError", error, settings._hidden)
try:
    print(failure)
except NameError as error:
    print("NameError", error)
print(maybe, shared, later())

# The star has copied the values: changes there are not seen here, but those of objects are.
settings.ratio = "changed"
settings.shared.append("x")
print(ratio, shared, settings.shared)
try:
    print(scaled(1))
except TypeError as error:
    print("TypeError", error)
settings.ratio = 0.25
settings.invented = [1, 2]
settings.LIMIT = 2.5
from star_settings import *

print(ratio, LIMIT, work(4), invented, sum(invented))
settings.switch()
from star_settings import *

print(sometimes, maybe, readings, gone())
del scaled
try:
    work(2)
except NameError as error:
    print("NameError", error)


# A later definition, and one of a function.
def Point(x):
    return [x]


def assign():
    global maybe
    maybe = 1.5


assign()
print(Point(1), maybe * 2)

# Two modules that import each other: the star comes before the other has all its names.
from star_circle import *

print(first(), second(), third)

# `import *` of packages, within packages, and of the library beside them.
from math import *

before = "before the star"
parts = "no module yet"
lazy = "not imported yet"
from things import *

print(version, before, parts.__name__, lazy, core_name, sqrt(size()))
try:
    print(_private)
except NameError as error:
    print("NameError", error)
try:
    print(deeper_name)
except NameError as error:
    print("NameError", error)
import things.lazy
from things import *

print(lazy.__name__, lazy.value)
from things.deeper import *
from things.deeper.bottom import *

print(deeper_name, bottom_name, up(), version)
print(floor(pi), len([1, 2]))


def total(n):
    s = 0.0
    for i in range(n):
        s += sqrt(size()) + i
    return s


print(total(4))

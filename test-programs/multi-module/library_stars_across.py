# Modules with stars of library modules, followed as one program: only this one's text is known to change what they brought.
import star_user
from star_user import area, hypotenuse, root_of
from math import *

print(area(2.0), hypotenuse(3.0, 4.0), star_user.largest)
print(star_user.cos(0), star_user.degrees(0.0), star_user.sep)
star_user.set_pi(3)
print(area(2.0), star_user.pi, "%.3f" % pi)
star_user.factor = 0.5
print(area(1.0))
star_user.pi = 4
print(area(1.0))
star_user.sqrt = len
print(root_of("abc"), sqrt(2.25))
star_user.tan = "mine"
print(star_user.tan, "%.3f" % tan(1.0))
del star_user.sqrt
try:
    print(root_of("abc"))
except NameError as error:
    print("NameError", error)

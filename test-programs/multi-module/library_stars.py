# Stars of library modules in several modules: who has them as objects, or takes their names by a star, sees all names.
import star_user
from star_user import area, hypotenuse
from star_chain import *
from binascii import *
from ubinascii import *

print(area(2.0), hypotenuse(3.0, 4.0), star_user.largest)
# Names that only this module mentions came with the star, too.
print(star_user.cos(0), star_user.degrees(0.0), star_user.sep, callable(star_user.seed))
print([name for name in ("radians", "sleep", "_sqrt", "shuffle") if hasattr(star_user, name)])
star_user.set_pi(3)
print(area(2.0), star_user.pi)
star_user.factor = 2
print(area(1.0))

# By way of two modules.
print(floor(2.5), chained(2.25), sqrt(9))
try:
    print(seed)
except NameError as error:
    print("NameError", error)

# A file of this folder stands for binascii, but not for ubinascii.
print(own_name, hexlify(b"\x01"), crc32(b"1"))


def total(n):
    s = 0.0
    for i in range(n):
        s += sqrt(i) + fabs(-i)
    return s


print("%.3f" % total(10))

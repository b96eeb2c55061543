# Calls with stars of functions of the library, of types of named tuples and of methods of strs.
import math
import struct
from collections import namedtuple

Point = namedtuple("Point", ("x", "y", "z"))
Head = namedtuple("Head", "kind size")
FORMATS = {1: "<Bfh", 2: "<HH"}


def packed(kind, *values):
    body = struct.pack(FORMATS[kind], *values)
    return struct.pack("<BB", kind, len(body)) + body


def read(data):
    head = Head(*struct.unpack("<BB", data[:2]))
    return head, struct.unpack(FORMATS[head.kind], data[2 : 2 + head.size])


def moved(p, d):
    return Point(*[a + b for a, b in zip(p, d)])


def norm(*p):
    return math.sqrt(sum(c * c for c in p))


frame = packed(1, 7, 0.5, -3)
head, values = read(frame)
print(frame, head.kind, head.size, values, values[0] + values[2])
print(read(packed(2, 1, 2)), Head(*(3, 4)).size, Head(*[5], 6))
p = moved(Point(1, 2, 3), (0.5, 1, "z" and 2))
print(p, p.x * 2, p.y + p.z, norm(*p), p == (1.5, 3, 5))
for wrong in ((1, 2), (1, 2, 3, 4)):
    try:
        print(Point(*wrong))
    except TypeError:
        print("TypeError")
items = [3, 1, 2]
print(max(*items), min(*items), max(*"abc"), min(*[2.5, 1]), max(*items, 10))
print("{}-{}".format(*items), "{a} {b}".format(**{"a": 1, "b": [2]}), "%s" % Head(*"ab").size)
lists = [[1], [2, 3]]
m = max(*lists)
m.append(4)
print(lists, math.pow(*(2, 3)), math.atan2(*[0.0, 1.0]))

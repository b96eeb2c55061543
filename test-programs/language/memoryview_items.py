# Items and slices of memoryviews: of bytes, bytearrays and arrays, read, written and calculated with.
from array import array


def checksum(view):
    total = 0
    for i in range(len(view)):
        total = (total * 31 + view[i]) & 0xFFFF
    for b in view:
        total ^= b
    return total


def fill(view, step):
    for i in range(len(view)):
        view[i] = (view[i] + i * step) & 0xFF
    return view[-1] - view[0]


def words(view):
    low = view[0]
    for w in view:
        if w < low:
            low = w
    view[1] = low
    return low, view[-1], len(view)


buf = bytearray(range(20))
mv = memoryview(buf)
part = mv[4:12]
print(checksum(mv), checksum(part), checksum(mv[5:5]), checksum(memoryview(b"abc\xff")))
print(fill(part, 7), fill(mv[10:], 250), bytes(mv), bytes(part[2:4]))
part[2:4] = b"xy"
mv[-1] = 1000 & 0xFF
mv[0] = -1
mv[1] = 300
print(buf, part[-1] * 2, part[0] + 0.5, sum(part), max(mv), min(part), sorted(part)[:2])
print(words(memoryview(array("i", [5, -3, 70000]))), words(memoryview(array("h", [-1, -2, -3]))))
floats = memoryview(array("f", [0.5, 1.5, -2.25]))
print([x * 2 for x in floats], words(floats)[0], floats[0:1][0])
print(len(memoryview(array("I", [1, 2]))), memoryview(array("I", [1, 2]))[1] + 2**31)
both = mv if buf[0] else floats
print(both[2] + 1, len(both))
mixed = [mv[0:2], floats]
for view in mixed:
    print(view[0])
for bad in (
    lambda: mv[20],
    lambda: mv[-21],
    lambda: part[8],
    lambda: fill(memoryview(b"ro"), 1),
    lambda: mv["a"],
    lambda: mv.__setitem__(slice(0, 2), b"abc"),
    lambda: checksum(memoryview("str")),
    lambda: checksum(floats),
):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


def later(source):
    view = memoryview(source)
    return view[0]


print(later(b"\x07"), later(bytearray(b"\x08")), later(array("d", [2.5])))
empty = memoryview(bytearray())
print(len(empty), bool(empty), checksum(empty), list(mv[2:6]), 5 in list(mv))

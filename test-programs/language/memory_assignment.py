# Assigning to slices and items of bytearrays and memoryviews: from every kind of source, overlapping, growing and shrinking.

from array import array


class Slices:
    def __getitem__(self, key):
        return key


SLICES = Slices()


def attempt(target, key, value):
    try:
        target[key] = value
    except (TypeError, ValueError, IndexError, NotImplementedError) as e:
        print(type(e).__name__, e, end="; ")


for n in (0, 2, 4, 6):
    content = b"vwxyz0"[:n]
    for source in (content, bytearray(content), memoryview(bytearray(content)), array("B", content)):
        buf = bytearray(b"abcdefgh")
        attempt(buf, SLICES[2:6], source)
        mem = bytearray(b"abcdefgh")
        attempt(memoryview(mem), SLICES[2:6], source)
        part = bytearray(b"ABCDEFGH")
        attempt(memoryview(part)[2:8], SLICES[-5:-1], source)
        print(buf, mem, part)
for source in ([1, 2, 3, 4], "abcd", 4, None, array("H", [1, 2])):
    attempt(bytearray(8), SLICES[0:4], source)
    attempt(memoryview(bytearray(8)), SLICES[0:4], source)
    print()
attempt(memoryview(b"abcd"), SLICES[0:4], b"efgh")
attempt(memoryview(b"abcd"), 0, 1)
wide = array("H", [1, 2, 3, 4])
attempt(memoryview(wide), SLICES[1:3], b"abcd")
memoryview(wide)[1:3] = array("H", [500, 600])
print(list(wide))

buf = bytearray(b"0123456789")
buf[2:6] = memoryview(buf)[0:4]
print(buf)
buf[0:4] = memoryview(buf)[2:6]
print(buf)
buf[:] = buf
view = memoryview(buf)
view[1:9] = view[0:8]
print(buf)
view[0:8] = view[1:9]
print(buf, list(view[3:6]))
buf = bytearray(b"xy")
buf[1:1] = buf
print(buf)

items = memoryview(bytearray(6))[1:5]
for i, value in enumerate((255, 256, -1, 1000, True, 2**31, 2**40, 1.5, "a", None)):
    attempt(items, i % 4, value)
    print(list(items), end=" ")
for i in (-1, -4, -5, 4, "a"):
    attempt(items, i, 7)
print(bytes(items))

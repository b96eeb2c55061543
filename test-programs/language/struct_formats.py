# Constant formats of ints, which have functions of their own, beside the same formats given as variables, and what they do not take.
import struct
import struct as other
from struct import pack, unpack

FORMATS = ("<BHhI", ">bHhi", "!4B", "@bhi", "bI", "<h", "3b")


def general(format, buffer, offset):
    return struct.unpack_from(format, buffer, offset)


def constant(buffer, offset):
    a, b, c, d = struct.unpack_from("<BHhI", buffer, offset)
    print((a, b, c, d) == general("<BHhI", buffer, offset), a, b, c, d)
    print(struct.unpack_from(">bHhi", buffer, offset), struct.unpack_from("!4B", buffer, offset))
    print(struct.unpack_from("@bhi", buffer, offset), other.unpack_from("bI", buffer, offset))
    e, f = struct.unpack_from("<lL", buffer, offset)
    print(e, f, struct.unpack_from("<h", buffer, offset)[0], struct.unpack_from("3b", buffer, offset)[2])


data = bytes((i * 37 + 128) & 255 for i in range(40))
for source in (data, bytearray(data), memoryview(data), memoryview(data)[3:]):
    for offset in (0, 1, 7, -20):
        constant(source, offset)
for format in FORMATS:
    print(format, struct.calcsize(format), general(format, data, 2))


def both(first, second):
    buffer = bytearray(12)
    struct.pack_into("<HbI", buffer, 1, first, second, first + second)
    again = bytearray(12)
    format = "<HbI"
    struct.pack_into(format, again, 1, first, second, first + second)
    print(buffer == again, buffer, struct.pack(">Hi", first, second), pack("<3B", 1, second, first))


for first, second in ((0, 0), (1, -1), (65535, 127), (300, 200)):
    both(first, second)


def refused(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)


buffer = bytearray(4)
x = [1, 2]
refused(lambda: struct.unpack_from("<I", buffer, 1))
refused(lambda: struct.unpack("<I", b"abc"))
refused(lambda: struct.unpack("<I", b"abcd")[1])
refused(lambda: struct.unpack("<h", b"\xff\xff\xff"))
refused(lambda: struct.pack_into("<I", buffer, 1, 5))
refused(lambda: struct.pack_into("<I", b"abcd", 0, 5))
refused(lambda: struct.pack_into("<H", memoryview(buffer), 2, 515))
refused(lambda: struct.pack("<H", x))
refused(lambda: struct.pack("<H", True))
refused(lambda: struct.unpack_from("<H", "text", 0))
refused(lambda: struct.unpack_from("<H", None))
refused(lambda: struct.pack("<HH", 1))
print(buffer, unpack("<bb", b"\x80\x7f"))


def taken(buffer):
    try:
        buffer, size = struct.unpack("<HH", buffer)
        return buffer, size
    except ValueError as e:
        return e


print(taken(b"\x01\x00\x02\x00"), taken(b"a"))


class Frame(bytes):
    pass


print(struct.unpack("<H", Frame(b"ab")), sum(Frame(b"ab")))
print(sum(b"abc"), sum(bytearray(b"abc")), sum(memoryview(b"abcdef")[1:3]), sum(b"", 5), sum(b"ab", 0.5), sum(b""))

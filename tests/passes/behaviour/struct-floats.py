# Constant formats of struct with floats: packed, unpacked at once and item by item, of other values than floats, too.
import struct

FRAME = "<HBfd"


class Frame:
    FMT = ">Bf"

    def __init__(self, kind, value):
        self.kind = kind
        self.value = value

    def pack(self):
        return struct.pack(self.FMT, self.kind, self.value)


def frames(n):
    out = []
    total = 0.0
    for i in range(n):
        raw = struct.pack(FRAME, i, 7, i / 4, i * 1.1)
        count, kind, single, double = struct.unpack(FRAME, raw)
        total += single * kind + double
        out.append((raw, count, single, double, struct.unpack(FRAME, raw)[3], struct.unpack(FRAME, raw)))
    return out, total


print(frames(3))
print(Frame(1, 2.5).pack(), Frame(2, 3).pack(), Frame(2, -0.0).pack(), Frame(3, 1e300).pack())


def into(values):
    buf = bytearray(20)
    for i, v in enumerate(values):
        struct.pack_into("<f", buf, i * 4, v)
    got = []
    for at in range(0, 20, 4):
        x, = struct.unpack_from("<f", buf, at)
        got.append(x)
        got.append(struct.unpack_from(">f", buf, at)[0])
    return buf, got


print(into([0.5, -1.25, 3.0, 1e-40, 100.125]))


def natives(n):
    b = struct.pack("bd", n, n / 8)
    a, d = struct.unpack("bd", b)
    return b, a, d, struct.calcsize("bd"), struct.pack("@fi", 1.5, n), struct.pack("!d", n / 3)


print(natives(5))
inf = float("inf")
nan = struct.unpack("<f", struct.pack("<f", float("nan")))[0]
print(struct.unpack("<3f", struct.pack("<3f", inf, -inf, 0.1)), nan != nan)


def wrong(f):
    try:
        return f()
    except (TypeError, ValueError) as e:
        return type(e).__name__


print(wrong(lambda: struct.pack("<f", "x")), wrong(lambda: struct.pack("<f", None)), struct.pack("<f", True), struct.pack("<d", 1 << 70))
print(wrong(lambda: struct.unpack("<f", b"abc")), wrong(lambda: struct.unpack_from("<d", b"12345678", 1)))
print(struct.unpack("<f", memoryview(b"\x00\x00\x80?")), struct.unpack_from("<f", b"\x00\x00\x00\x80?", 1))

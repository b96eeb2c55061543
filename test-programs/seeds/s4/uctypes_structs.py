# board: esp32
# Structures over bytes: scalars, nested ones, arrays, pointers and bit fields, in each layout.
import uctypes

DATE = {
    "year": uctypes.UINT16 | 0,
    "parts": (2, {"month": uctypes.UINT8 | 0, "day": uctypes.UINT8 | 1}),
    "bytes": (uctypes.ARRAY | 4, uctypes.UINT8 | 2),
    "points": (uctypes.ARRAY | 6, 2, {"x": uctypes.INT8 | 0, "y": uctypes.INT8 | 1}),
    "low": uctypes.BFUINT16 | 0 | 0 << uctypes.BF_POS | 8 << uctypes.BF_LEN,
    "high": uctypes.BFUINT16 | 0 | 8 << uctypes.BF_POS | 8 << uctypes.BF_LEN,
}
data = bytearray(b"\xe1\x07\x07\x0e\x01\x02\x03\xfc\x05\x06")
date = uctypes.struct(uctypes.addressof(data), DATE, uctypes.LITTLE_ENDIAN)
print(date.year, date.parts.month, date.parts.day, list(date.bytes))
print(date.points[0].x, date.points[0].y, date.points[1].x, date.low, date.high)
date.year = 2026
date.bytes[1] = 99
date.parts.day = 31
print(data)

big = uctypes.struct(uctypes.addressof(data), {"n": uctypes.UINT32 | 0}, uctypes.BIG_ENDIAN)
print(hex(big.n), uctypes.sizeof(date), uctypes.sizeof(big), uctypes.sizeof(date.parts))
print(uctypes.sizeof({"a": uctypes.UINT8 | 0, "b": uctypes.UINT32 | 4}, uctypes.NATIVE))

words = bytearray(8)
native = uctypes.struct(uctypes.addressof(words), {"f": uctypes.FLOAT32 | 0, "i": uctypes.INT16 | 4})
native.f = 1.5
native.i = -2
print(native.f, native.i, words)

copy = uctypes.bytes_at(uctypes.addressof(data), 2)
alias = uctypes.bytearray_at(uctypes.addressof(data), 2)
alias[0] = 0
print(copy, data[0], date.year)

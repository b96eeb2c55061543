# Formats of struct that are known only at run time, with ints and floats, aligned or not, and what does not fit them.
import struct

FORMATS = ["<ddfB", ">dfhI", "@bdif", "!f", "<6h", "<IfB", "@fd", "<3f2B", ">d", "<fq", "<2sf"]
VALUES = [
    (1.5, -2.25, 0.1, 7),
    (3.125, 1e30, -5, 4000000000),
    (-1, 2.5, -70000, 0.5),
    (1,),
    (1, -2, 3, -4, 5, 40000),
    (5, 2, 300),
    (float("inf"), float("-inf")),
    (1e-45, 1e39, -0.0, 255, 256),
    (True,),
    (1.5, 1 << 40),
    (b"ab", 1.5),
]
for fmt, values in zip(FORMATS, VALUES):
    data = struct.pack(fmt, *values)
    print(fmt, struct.calcsize(fmt), data, struct.unpack(fmt, data))
    buf = bytearray(40)
    struct.pack_into(fmt, buf, 3, *values)
    print(bytes(buf[3 : 3 + len(data)]) == data, struct.unpack_from(fmt, buf, 3) == struct.unpack(fmt, data))
for fmt in FORMATS[:3]:
    try:
        print(struct.pack(fmt, "1.5"))
    except TypeError as e:
        print("TypeError")
    print(struct.pack(fmt, 1, 2))
print(struct.unpack("<f", struct.pack("<f", float("nan"))))
print(struct.pack(FORMATS[0], 1 << 70, 1, 2, 3))

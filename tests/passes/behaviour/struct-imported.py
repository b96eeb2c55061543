# Functions of struct that are imported by name, under other names too.
from struct import pack, unpack, unpack_from as uf
import struct
F = "<HB"
def f(n):
    s = 0
    for i in range(n):
        b = pack(F, i, 3)
        a, c = unpack(F, b)
        s += a + c + uf(F, b, 0)[0] + unpack("<HB", b)[1]
    return s
print(f(10))
try: pack(F, "x", 2)
except TypeError as e: print("TE")

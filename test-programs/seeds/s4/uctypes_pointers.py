# board: esp32
# Pointers to numbers and to structures, followed by an index.
import uctypes

target = bytearray(b"\x11\x22\x33\x44")
cell = bytearray(8)
PLAIN = {"p": (uctypes.PTR | 0, uctypes.UINT8)}
RICH = {"p": (uctypes.PTR | 0, {"a": uctypes.UINT8 | 0, "b": uctypes.UINT8 | 1})}
address = uctypes.struct(uctypes.addressof(cell), {"a": uctypes.UINT32 | 0})
address.a = uctypes.addressof(target)
plain = uctypes.struct(uctypes.addressof(cell), PLAIN)
print(hex(plain.p[0]), hex(plain.p[2]))
rich = uctypes.struct(uctypes.addressof(cell), RICH)
print(hex(rich.p[0].b), hex(rich.p[1].a))

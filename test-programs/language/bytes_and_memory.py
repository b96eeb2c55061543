# Bytes, bytearrays, arrays and views of them.
import array
import struct

b = b"\x00\x01abc\xff"
print(b, len(b), b[0], b[-1], b[2:5], list(b[:2]), b.find(b"bc"), b"ab" in b)
print(bytes(3), bytes([1, 2, 3]), bytes("x", "utf8"), b"a" + b"b", b"ab" * 2, b"a" < b"b")
print(b"a,b".split(b","), b"-".join([b"x", b"y"]), b"abc".upper(), b"  s ".strip(), b"aXb".replace(b"X", b"__"))
print(b"\x01\xab".hex(), bytes.fromhex("01ab") if hasattr(bytes, "fromhex") else None)

ba = bytearray(b"hello")
ba[0] = ord("J")
ba.append(33)
ba.extend(b"??")
ba[1:3] = b"EEE"
print(ba, len(ba), ba == b"JEEElo!??")

a = array.array("h", [1, -2, 300])
a.append(4)
a.extend(array.array("h", [5]))
print(a, a[1], len(a), sum(a), list(a[1:3]))
try:
    array.array("B", [1])[5]
except IndexError as e:
    print(e)

m = memoryview(ba)
m[0] = 0x6A
m[-2:] = b"ab"
print(ba, m[2], len(m), bytes(m[1:3]))
words = memoryview(array.array("I", [1, 2, 0xFFFFFFFF]))
print(words[2], len(words), words.itemsize)

packed = struct.pack("<BhIq4sf", 7, -2, 0xDEADBEEF, -1, b"ab", 1.5)
print(packed, struct.calcsize("<BhIq4sf"), struct.unpack("<BhIq4sf", packed))
print(struct.pack(">H", 258), struct.unpack_from("<H", b"\x00\x01\x02", 1))
buffer = bytearray(4)
struct.pack_into(">I", buffer, 0, 1)
print(buffer)
print(int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\x01\x00", "little"), (1000).to_bytes(4, "big"))
for wrong in (lambda: bytes([256]), lambda: bytearray(b"a").append(300), lambda: b"a" + "b", lambda: b"a"[3]):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)

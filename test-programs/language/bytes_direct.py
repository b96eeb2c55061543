# Bytes and bytearrays of known type: made from each other, joined, encoded, extended, cut by ints of any size.


def made():
    ba = bytearray(b"hello")
    b = bytes(ba)
    ba[0] = 72
    c = bytearray(b)
    c.append(33)
    return ba, b, c, bytes(c), bytes(bytearray()), bytearray([1, 2, 300]), bytearray((4, 5)), bytes(bytes(b"x"))


print(made())


def of_items(items, pair):
    d = bytearray(items)
    d.append(1)
    return d, bytearray(pair), bytes(items)


print(of_items([1, 2, 255], (7, 8)))
for bad in ([256], [-1], [2**70], ["a"]):
    try:
        print(bytes(bad))
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__)
try:
    print(bytearray(["a"]))
except TypeError as e:
    print("TypeError", e)


def joined(head, n):
    out = bytearray()
    while n:
        out.append(n & 127)
        n >>= 7
    return head + out, out + head, head + bytearray(), b"" + out, head + out + head, head


print(joined(b"\x10", 1000))


def grown(n):
    buf = bytearray()
    for i in range(n):
        buf.extend(b"ab")
        buf.extend(b"")
        buf.extend([i])
    buf.extend(buf)
    print(buf.extend(b"!"))
    return buf


print(grown(3))


def coded(text):
    data = text.encode()
    return data, data.decode(), len(data), text.encode("utf-8"), data.decode("utf-8"), ("%s!" % text).encode()


for text in ("", "a", "abc", "\u00e4\u20ac", "\U0001f600x", "x" * 70):
    print(coded(text))
for data in (b"\xff", b"a\x80", b"\xe2\x82", b"\xc3\xa4"):
    try:
        print(data.decode())
    except UnicodeError:
        print("UnicodeError")


class Pipe:
    def __init__(self):
        self.data = bytearray()
        self.text = "abcdef"

    def write(self, b):
        self.data.extend(b)

    def read(self, n):
        part = bytes(self.data[:n])
        self.data = self.data[n:]
        return part

    def cut(self, a, b):
        return self.data[a:b], bytes(self.data)[a:b], self.text[a:b], self.text[b:], self.text[:a]

    def put(self, a, b, value):
        data = bytearray(b"0123456789")
        data[a:b] = value
        data[b:] = b"."
        data[:a] = bytearray(b"<>")
        data[:] = data[:]
        return data


p = Pipe()
p.write(b"abcdefgh")
print(p.read(3), p.read(0), p.read(-1), p.data, p.read(100), p.read(5))
p.write(b"0123456789")
try:
    p.cut(0, 2**64)
except OverflowError as e:
    print(e)
big = 2**60
for a, b in ((2, 5), (-3, big), (-big, 4), (5, 2), (big, big), (-big, -big), (0, -1), (big, 3), (3, -big)):
    print(p.cut(a, b), p.put(a, b, b"xy"))
print(p.put(1, 3, bytearray(b"longer than that")), p.put(0, 10, b""))
for value in ([1, 2], "ab", 5, None):
    try:
        print(p.put(1, 2, value))
    except (NotImplementedError, TypeError) as e:
        print(type(e).__name__, e)


def own():
    data = bytearray(b"abcdef")
    data[1:3] = data
    data[len(data):] = data
    data[2:2] = b"--"
    view = memoryview(data)
    view[0:2] = b"XY"
    return data, bytes(view[1:3])


print(own())


class Mine(bytearray):
    pass


class Text(str):
    def encode(self):
        return b"mine"


m = Mine(b"abc")
m.extend(b"d")
print(m, bytes(m), m[1:3], Text("x").encode(), b"a" + Mine(b"z"))

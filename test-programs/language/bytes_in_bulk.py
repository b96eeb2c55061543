# Bytes cut, joined, stripped and turned into ints and digits, at the edges of how each is done; strs split into some parts and lines.
import binascii


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


# Ints of every length as bytes and back.
for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 66, 100):
    data = bytes((i * 37 + n) & 255 for i in range(n))
    for order in ("big", "little"):
        v = int.from_bytes(data, order)
        print(n, order, v % 1000003, v.to_bytes(n, order) == data, v.to_bytes(n + 3, order)[:2], -1 == -v // (v + 1))
for v in (0, 1, 127, 128, 255, 256, 65535, 2**31, 2**32 - 1, 2**48 - 1, 2**53, 2**63 - 1, 2**63, 2**64, 2**255, 2**511, 2**519):
    for n in (0, 1, 2, 4, 6, 7, 8, 9, 32, 64, 65):
        try:
            b = v.to_bytes(n, "big")
            print(v % 997, n, hash(b), int.from_bytes(b, "big") == v)
        except OverflowError as e:
            print(v % 997, n, e)
attempt(lambda: (5).to_bytes(-1, "big"))
attempt(lambda: (-5).to_bytes(2, "big"))
attempt(lambda: (-(2**70)).to_bytes(20, "little"))
attempt(lambda: (5).to_bytes("2", "big"))
attempt(lambda: True.to_bytes(2, "little"))
attempt(lambda: (5).to_bytes(1, "any"))
attempt(lambda: int.from_bytes(b"", "big"))
attempt(lambda: int.from_bytes([1, 2], "big"))
attempt(lambda: int.from_bytes(bytearray(b"\x01\x02\x03\x04\x05\x06\x07\x08\x09"), "little"))

# Hexadecimal digits.
for n in (0, 1, 2, 31, 32, 33, 64, 65, 300, 2047, 2048, 2049, 5000):
    data = bytes((i * 11 + 5) & 255 for i in range(n))
    h = binascii.hexlify(data)
    print(n, hash(h), data.hex() == h.decode(), binascii.unhexlify(h) == data, bytes.fromhex(data.hex()) == data)
    print(hash(data.hex(":")), binascii.hexlify(data, "-")[:8], binascii.b2a_base64(data)[-6:])
for text in ("", " 12 ab\n", "1", "12 3", "1 2", "xx", "1g", "g1", "AbCd"):
    attempt(bytes.fromhex, text)
    attempt(binascii.unhexlify, text)
print(bytearray(b"\x00\xff").hex(), memoryview(b"\x01\x02").hex(), bytearray.fromhex("0a0b"))

# Text and bytes.
for n in (0, 1, 3, 4, 5, 7, 8, 9, 12, 15, 16, 63, 64, 65, 129, 9000):
    text = "".join(chr(33 + (i * 7) % 90) for i in range(n))
    b = text.encode()
    print(n, len(b), b.decode() == text, str(b, "ascii") == text, hash(b), b[1:].decode() == text[1:])
    text = text + "\u20ac\xe9"
    b = text.encode("utf-8")
    print(len(b), b.decode() == text, b[-2:])
    attempt(b[:-1].decode)
attempt("\xe9".encode, "ascii")

# Split, join and strip.
for b in (b"a,b,,c", b",", b"", b"abc", b",,", b"ab::cd::", bytearray(b"x,y")):
    for sep in (b",", b"::", b"b", b"", None, bytearray(b","), ","):
        for limit in (-1, 0, 1, 2, 99):
            attempt(b.split, sep, limit)
    attempt(b.split)
    attempt(b.rsplit, b",", 1)
attempt(b"a b".split, b" ", "1")
for items in ([], [b"a"], [b"a", b"bc", b""], (b"a", bytearray(b"z")), [b"x" * 40, b"y" * 5], [b"a", "b"], ["a"], [1], b"ab", 5):
    attempt(b", ".join, items)
    attempt(b"".join, items)
    attempt(bytearray(b"--").join, items)
attempt(lambda: b"".join(bytes([i]) for i in range(5)))
for b in (b"  ab \r\n", b"xxabxx", b"", b"   ", b"\x0b\x0cq\x1c", bytearray(b" z ")):
    for chars in (b" ", b"x", b"xa", b"", "x", None, 5):
        attempt(b.strip, chars)
        attempt(b.lstrip, chars)
        attempt(b.rstrip, chars)
    print(b.strip(), b.lstrip(), b.rstrip())

b = b"plain"
print(b.strip() is b, b"a" + b"b" * 40 + bytearray(b"cd"), bytearray(b"q") + b"r" * 33)

for s in ("key=value=x", "=", "", "abc", "a=b", "===", "a==b==c"):
    for sep in ("=", "==", "b"):
        for limit in (0, 1, 2, 5, -1):
            print(s.split(sep, limit), end=" ")
    print()
for s in ("", "a", "a\n", "a\nb", "\n\n", "a\r\nb\rc\n", "\r\n\r", "a\n\rb", "\r"):
    print(s.splitlines(), s.splitlines(True), s.encode().splitlines(), s.splitlines(keepends=False))
print("banana".count("a"), "banana".count("an"), "banana".count("a", 2), "".count("a"), "aaa".count("a", 1, 2), b"banana".count(b"a"))

for b in (b"a\xdbb\xc0c\xc0", b"", b"\xc0", b"abab", b"aaa", bytearray(b"a\xc0\xc0"), b"x" * 70 + b"\xc0"):
    for old, new in ((b"\xc0", b"\xdb\xdc"), (b"\xc0", b""), (b"ab", b"c"), (b"aa", b"aaa"), (b"", b"-"), (b"\xc0", bytearray(b"zz")), (b"zz", b"")):
        print([b.replace(old, new), b.replace(old, new, 1), b.replace(old, new, 0), b.replace(old, new, -1)])
    print(b.replace(b"nothing", b"x") is b, b.replace(b"a", b"x", 0) is b)
for old, new in (("a", b"b"), (b"a", "b"), (1, b"b"), (b"a", 1), (None, b"")):
    attempt(b"abc".replace, old, new)
    attempt(b"abc".replace, old, new, 0)
attempt(b"abc".replace, b"a", b"b", "1")
attempt(b"abc".replace, b"", "b")

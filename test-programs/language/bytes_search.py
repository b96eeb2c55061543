# Searching in bytes and bytearrays: all bounds, empty needles, ints, long memory, and what is refused.

TEXT = b"abcabc\x80\xffab"


def attempt(method, *args):
    try:
        return method(*args)
    except (TypeError, ValueError) as e:
        return type(e).__name__ + ": " + str(e)


def digest(results):
    h = 0
    for r in results:
        h = (h * 31 + int(r) + 7) & 0xFFFFFF
    return h


BOUNDS = (None, -20, -10, -3, -1, 0, 1, 3, 8, 10, 11, 20)
for kind in (bytes, bytearray):
    data = kind(TEXT)
    for needle in (b"", b"a", b"abc", b"c\x80", b"\xff", b"x", b"abcabc\x80\xffabc", bytearray(b"bc")):
        print(needle, data.find(needle), data.rfind(needle), data.count(needle), needle in data, end=" ")
        print(data.startswith(bytes(needle)), data.endswith(bytes(needle)), attempt(data.index, needle), end=" ")
        for name in ("find", "rfind", "count", "startswith", "endswith"):
            method = getattr(data, name)
            given = bytes(needle)
            print(digest(method(given, i, j) for i in BOUNDS for j in BOUNDS), end=" ")
        print(digest(data.find(needle, i) for i in BOUNDS), attempt(data.rindex, needle, 1, 9))
    print(data.find(97), data.rfind(97), data.find(True), data.find(0x80, 3), data.find(255, -4, -3))
    for bad in (-1, 256, "a", None, 1.5, [97]):
        print(attempt(data.find, bad), attempt(data.count, bad), attempt(data.startswith, bad), sep=" | ")
    print(attempt(data.count, 97), attempt(data.find, b"a", "x"), attempt(data.endswith, bytearray(b"b")))
    print(data.startswith((b"x", b"abc")), data.endswith((b"x", b"y")), data.startswith("ab"), data.startswith(()))

# Far away in long memory, with and without a limit; a first byte that is everywhere.
for kind in (bytes, bytearray):
    long = kind(b"." * 500 + b"needle" + b"." * 500 + b"need")
    for start in (0, 1, 400, 500, 501, 900):
        for end in (505, 506, 507, 1000, 1010):
            print(long.find(b"needle", start, end), long.find(b".n", start, end), end=" ")
            print(long.rfind(b"need", start, end), long.count(b"..", start, end), end=" ")
        print(long.find(b"needles", start), long.find(110, start), long.find(b"\0", start, 1000))
grown = bytearray(40)
for i in range(100):
    grown.append(i)
print(grown.find(b"\x63"), grown.find(b"\x64"), grown.find(b""), grown.count(b"\0"), grown.rfind(b"\0\0"))

# The same of strs.
text = "añb€añ😀b"
for needle in ("", "a", "ñ", "b€", "😀", "😀b", "x"):
    for name in ("find", "rfind", "count", "startswith", "endswith"):
        method = getattr(text, name)
        print(digest(method(needle, i, j) for i in BOUNDS for j in BOUNDS), end=" ")
    print(text.find(needle), text.rfind(needle), text.count(needle), attempt(text.index, needle, 2))
print(attempt(text.find, 97), attempt(text.find, b"a"), text.startswith("añ"), text.startswith(("x", "añ")))

# the limit of split() is an int, whatever the separator is
for data in (b"a b", bytearray(b"a b")):
    for args in ((None, None), (b"", None), ({2}, None), (None, 1), (b" ", 0)):
        try:
            print(data.split(*args))
        except (TypeError, ValueError) as e:
            print(repr(e))

# Edges of the short ways in front of general ones: sorting few items, keywords of sort and min, sums, slices, bytes.
import io
import struct
import binascii
import math

nan = float("nan")


class Loud:
    def __init__(self, v, log):
        self.v = v
        self.log = log

    def __lt__(self, other):
        self.log.append((self.v, other.v))
        return self.v < other.v

    def __repr__(self):
        return "L%d" % self.v


# equal keys: the order of a quicksort that is not stable
for n in (2, 3, 5, 8, 12, 13, 20):
    words = ["w%d" % (i * 7 % 5) + "x" * (i % 3) for i in range(n)]
    print(sorted(words, key=len), sorted(words, key=len, reverse=True))
    words.sort(key=lambda w: w[1], reverse=n % 2)
    print(words)
    print(sorted([i * 5 % 7 for i in range(n)], reverse=True))
print(sorted([3, True, 2.5, False, 1], key=lambda x: x))
print(sorted([2.0, 1, 2, 1.0, True], reverse=1))
print(sorted([0.0, -0.0, 1, -1], key=lambda x: x), sorted(["b", "a", "b"], key=None))
print(sorted([nan, 1.0, nan, 0.5], key=lambda x: x), sorted([2, 1], reverse=""))
print(sorted([10**30, 5, -(10**30), 1.5], key=lambda x: x))
log = []
items = [Loud(3, log), Loud(1, log), Loud(2, log), Loud(1, log)]
print(sorted(items), log)
items.sort(reverse=True)
print(items, len(log))


class Bad:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        seen.append(len(several))
        raise ValueError("no order")


seen = []
several = [Bad(1), Bad(2), Bad(3)]
try:
    several.sort()
except ValueError as e:
    print(e, seen, [b.v for b in several])


def failing(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


failing(lambda: sorted([2, 1], reversed=True))
failing(lambda: [2, 1].sort(len))
failing(lambda: [2, 1].sort(key=len, cmp=1))
failing(lambda: sorted([2, "a"], key=lambda x: x))
failing(lambda: sorted(**{"key": len}))
failing(lambda: sorted([1, 2], len))
failing(lambda: sorted(3, key=len))
failing(lambda: sorted([[1], []], key=len, reverse=True))
failing(lambda: sorted(["bb", "a"], **{"key": len, "reverse": False}))
failing(lambda: min([], default=7))
failing(lambda: max([], key=len))
failing(lambda: min([3, 1, 2], key=lambda x: -x))
failing(lambda: max("pear", "fig", key=len))
failing(lambda: max([1.5, 2, True], default=0))
failing(lambda: min((nan, 1.0), key=lambda x: x))
failing(lambda: max([], key=len, default="none"))
failing(lambda: max(iter([3, 1]), key=str))
failing(lambda: min([1, "a"], key=lambda x: x))

# sums
print(sum(range(10)), sum(range(10, 0, -3)), sum(range(0)), sum(range(5), 2.5), sum(range(10**8, 10**8 + 5)))
print(sum({"a": 1, "b": 2.5}.values()), sum({1: 2, 3: 4}), sum({}.values()), sum({"x": 10**20}.values(), 1))
print(list(range(3)), list(range(5, 0, -2)), tuple(range(2)), list(range(True)))
failing(lambda: range("3"))
failing(lambda: range(1.5))
failing(lambda: range(1, 2, 0))

# comparison, membership, slices
print([1, "a", None] == [1, "a", None], [1, 2] == [1, True + 1], [1] == [1.0], [True] == [1], [1, 2] == (1, 2))
print([nan] == [nan], (1, "1") == (1, 1), [[1], [2]] == [[1], [2]], [1, 2] == [1, 2, 3])


class Grow:
    def __eq__(self, other):
        left.append(0)
        return True


left = [Grow(), 1]
print(left == [5, 1], len(left))
left = [Grow(), 1]
print(left == [5, 1, 0])
print(True in (1, 2), 1.0 in (0, 1), 1 in (True,), "1" in (1,), 2**70 in (2**70,), "a" in ["b", "a"], None in (0,))
a = list(range(12))
print(a[::2], a[1:9:3], a[-5::2], a[:-3:4], a[20::2], a[5:2:2], a[::-3], a[3:100:50])
failing(lambda: a[::0])
failing(lambda: a[::"x"])

# generators that are sent values in the midst of an expression
def counter():
    total = 0
    while True:
        total += yield total
        if total > 20:
            return total


g = counter()
failing(lambda: g.send(3))
print(next(g), g.send(3), g.send(4))
failing(lambda: g.send("x"))
failing(lambda: g.send(1))
g = counter()
print(next(g), g.send(20))
failing(lambda: g.send(20))
failing(lambda: g.send(20))


def selfish():
    while True:
        got = yield me
        print("got", me.send(got) if got else got)


me = selfish()
next(me)
failing(lambda: me.send(1))

# bytes
print(b"a,b,,c".split(b","), b"".split(b","), b"a--b--".split(b"--", 1), b"-".join([b"x" * 20, b"", bytearray(b"y")]))
print(b"abcabc".find(b"c"), b"abc".find(98), b"abc".find(b""), b"abc".find(b"x"), b"abcabc".find(b"c", 3), b"aab".find(b"ab"))
print(b"abcabc".index(b"c", -2), b"abcabc".rfind(b"a"), b"x" * 20 == b"x" * 20)
failing(lambda: b"abc".index(b"x"))
failing(lambda: b"abc".find("b"))
failing(lambda: b",".join([b"a", "b"]))
print(b"\x00\xff\x10".hex(), bytes(range(20)).hex(), b"".hex(), b"\x01\x02".hex(":"), binascii.hexlify(b"\xab\xcd", b"-"))
print("aé€😀".encode(), "plain".encode(), "é".encode() + b"x", b"\xc3\xa9".decode(), b"abc".decode())
print(struct.pack("<3sB", b"ab", 7), struct.pack(">2sh", b"abcd", -2), struct.pack("4s", b""), struct.pack("0sB", b"x", 1))
print(struct.unpack("<3sB", b"abc\x07"), struct.unpack("<2s2s", b"abcd"), struct.unpack("<0sh", b"\x01\x02"))
print(struct.pack("<2sf", bytearray(b"xy"), 1.5), struct.calcsize("3sh"), struct.pack("3sh", b"abc", 1))
buffer = bytearray(b"........")
struct.pack_into("<3sB", buffer, 2, b"q", 65)
print(buffer, struct.unpack_from("<3s", buffer, 2))
failing(lambda: struct.pack("<2s", 5))
failing(lambda: struct.pack("<2s", "text"))

# text to streams
out = io.StringIO()
print("a", 1, 2.5, None, sep=", ", end="!", file=out)
print([1], {"k": 2}, file=out)
print(file=out)
print("é", 10**20, True, sep="", file=out)
print(repr(out.getvalue()))
out = io.BytesIO()
print("b", 2, end="", file=out)
print(out.getvalue())


class Raises:
    def __str__(self):
        raise ValueError("no text")


out = io.StringIO()
failing(lambda: print("before", Raises(), file=out))
print(repr(out.getvalue()))
print("  two  words\tand\nmore\r\x0b\x0cend ".split(), "".split(), " \t".split(), "one".split(), "a\u00a0b \u2003c".split())

# functions of floats near the limits of the quick ways
for x in (0.0, -0.0, 1e-9, 0.1874, 0.1876, -0.5, math.pi / 4, -math.pi / 4, 1.0, math.pi, 2.5, -3.0, 1e3, 9999.0, 10001.0):
    print("%.17g %.17g" % (math.sin(x), math.cos(x)), end="; ")
print()
for x in (0.0, 1e-18, -1e-9, 0.5, 1.0, -1.0, 10.0, 100.5, -700.0, 709.0, -745.0):
    print("%.17g" % math.exp(x), end="; ")
print()
for x in (5e-324, 1e-310, 1e-5, 0.5, 0.94, 0.99999, 1.0, 1.00001, 1.06, 1.07, 1.5, 2.0, 10.0, 123.456, 1e300):
    print("%.17g" % math.log(x), end="; ")
print()

# arguments too few and too many
for call in (
    lambda: abs(),
    lambda: abs(1, 2),
    lambda: divmod(1),
    lambda: divmod(1, 2, 3, 4),
    lambda: hasattr(1),
    lambda: hasattr(1, "a", 2),
    lambda: hasattr(1, 2),
    lambda: getattr(1, 2, 3),
    lambda: "a".join(),
    lambda: "a".join([], 1, 2, 3),
    lambda: [].copy(1),
    lambda: [].index(),
    lambda: [].index(1, 2, 3, 4),
    lambda: "a".find(),
    lambda: "a".find("a", 1, 2, 3),
    lambda: b"a".find("a", 1, 2, 3),
    lambda: {}.items(1),
    lambda: hex(),
    lambda: round(),
    lambda: round(1, 2, 3),
    lambda: math.sin(),
    lambda: math.sin(1, 2),
    lambda: math.atan2(1),
    lambda: {1}.union({2}, {3}),
    lambda: [3].sort(1, 2),
    lambda: iter(),
    lambda: next(),
    lambda: next(1, 2, 3),
):
    failing(call)


class Fields:
    limit = 5

    def __init__(self):
        self.a = 1

    @property
    def wrong(self):
        raise ValueError("wrong")


f = Fields()
print(getattr(f, "a"), getattr(f, "b", 2), getattr(f, "limit", 3))
print(hasattr(f, "a"), hasattr(f, "b"), hasattr(f, "__init__"), hasattr("text", "upper"), hasattr(Fields, "a"))
failing(lambda: hasattr(f, "wrong"))
failing(lambda: getattr(f, "wrong", 1))
failing(lambda: getattr(f, "b"))


# operators of objects that are no numbers
class Odd:
    def __radd__(self, other):
        return ("radd", other)

    def __rsub__(self, other):
        return ("rsub", other)


class OddSet(set):
    def __and__(self, other):
        return "and"


print([1] + Odd(), {1} - Odd(), "a" + Odd(), 1 + Odd(), 1.5 - Odd())
print({1, 2} & {2}, OddSet([1]) & {1}, sorted({1} | frozenset([2])), sorted({1, 2} ^ {2, 3}))
for bad in (lambda: [1] + (2,), lambda: {1} + {2}, lambda: {} - {}, lambda: [1] - 1, lambda: None + 1, lambda: {1} & [1]):
    failing(bad)
print(sorted({"b", "a"}), sorted({3, 1, 2} | {9}), tuple(sorted(frozenset([2.5, 1]))), sorted(set("hello")))
it = iter({"x", "y"})
first = next(it)
print(len(list(it)))

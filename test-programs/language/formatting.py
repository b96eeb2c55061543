# Text from values: %, format, f-strings, repr.
import math

name, n, x = "Ada", 42, 3.14159
print("%s is %d, %5.2f" % (name, n, x), "%x %X %o %c %%" % (255, 255, 8, 65))
print("%-6s|%6s|%06d|%+d|% d" % ("ab", "cd", 42, 5, 5))
print("%(a)s and %(b)r" % {"a": 1, "b": "two"})
print("{} {} {}".format(1, "a", None), "{1}{0}{1}".format("a", "b"), "{k}-{v!r}".format(k=1, v="x"))
print("{:>8}|{:<8}|{:^8}|{:*^9}".format("r", "l", "c", "m"))
print("{:,} {:_} {:b} {:#x} {:#o} {:08.3f}".format(1234567, 1234567, 10, 255, 8, x))
print("{:e} {:g} {:g} {:.3g} {:%}".format(12345.678, 0.0001, 1e20, x, 0.25))
print("{:+d} {: d} {:=+6d} {:c}".format(3, 3, 3, 97))
print("{:{}}|".format("w", 5))
print(f"{name} {n:5d}|{x:.2f}|{n!r:>5}|{name!s:_<6}|{n:#b}")
print(f"{n + 1} {name.upper()} {[i for i in range(3)]} {'nested ' + f'{n}'}")
print(f"{{literal}} {n=} {name=!s}")
width, places = 10, 3
print(f"{x:{width}.{places}f}|{'>' * 3}|{ {'a': 1}['a'] }")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\tnew\nnull\0é"))
print(str(1.0), str(1e16), str(1e-7), 1e100, -0.0, 123456789.0, 0.1 + 0.2)
print(str(None), str(True), str((1,)), str(()), str([]), str({}), str(set()))
print(math.inf, -math.inf, math.nan)
print(repr(b"bytes\x00\xff'"), str(range(1, 10, 2)))
print("a".center(7) + "|", "%r" % (("tuple",),), "%s" % [1, "x"])
print("joined:", ", ".join(str(i) for i in range(4)), sep=" ", end="!\n")
print(1, 2, 3, sep="-")
for bad in ("{:d}", "%d"):
    try:
        print(bad.format("x") if "{" in bad else bad % "x")
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

# Bytes in a text are UTF-8.
print("{:5}|{:>3s}|{:.1}".format(b"\xc3\xa9", b"ab", b"xy"))

# Ints as bytes and back: every width around the edges, both orders, both kinds of sign, and what is refused.


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except (TypeError, ValueError, OverflowError) as e:
        return type(e).__name__ + ": " + str(e)


print("edges")
for bits in (0, 1, 7, 8, 15, 16, 31, 32, 33, 47, 48, 52, 53, 54, 63):
    for value in ((1 << bits) - 1, 1 << bits, -(1 << bits), -(1 << bits) - 1):
        line = []
        for length in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12):
            for signed in (False, True):
                big = attempt(value.to_bytes, length, "big", signed=signed)
                little = attempt(value.to_bytes, length, "little", signed=signed)
                if isinstance(big, str):
                    line.append("x" if big == little else "?")
                    continue
                if bytes(reversed(big)) != little or int.from_bytes(big, "big") != int.from_bytes(little, "little"):
                    line.append("!")
                line.append("%x" % int.from_bytes(big, "big"))
        print(value, " ".join(line))

print("arguments")
for args in ((), (2,), (2, "little"), (2, "big", True), ("x",), (2, 1), (2, b"little"), (1.0, "big"), (True,), (-1,)):
    print(args, [attempt(v.to_bytes, *args) for v in (0, 1, 256, -1)])
print(attempt((5).to_bytes, byteorder="little", length=3), attempt((5).to_bytes, 3, byteorder="little"))
print(attempt((-5).to_bytes, 3, signed=True, byteorder="little"), attempt((5).to_bytes, 3, order=1))
print(attempt((1).to_bytes, 2**70, "big"))
for args in ((), (b"ab",), (b"ab", "little"), (b"ab", "x"), (bytearray(b"abc"), "big"), (b"", "big"), ("ab", "big")):
    print(args, attempt(int.from_bytes, *args))
print(attempt(int.from_bytes, memoryview(b"abcd")[1:3], "little"), int.from_bytes(b"\xff" * 7, "big"))

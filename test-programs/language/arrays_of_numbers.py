# Arrays are read, stored and gone through by their typecodes: what is too large is cut, floats of four bytes are rounded.
from array import array
import array as arrays


def window(n):
    buf = array("f", [0.0] * n)
    at = 0

    def add(v):
        nonlocal at
        buf[at] = v
        at = (at + 1) % len(buf)
        total = 0.0
        for x in buf:
            total += x
        return total / len(buf)

    return add


add = window(4)
print([round(add(v), 4) for v in (1, 2.5, 0.1, -3, 4.7)])


def cut(code, values):
    a = array(code, [0] * len(values))
    for i in range(len(values)):
        a[i] = values[i]
    total = 0
    for v in a:
        total += v
    return list(a), total, a[-1], a[len(a) - 1], max(a), sum(a)


for code in "bBhHiI":
    print(code, cut(code, [1, 300, -2, 70000, 2**31, -(2**31), True]))
print(cut("q", [2**40, -5, 2**62]))


def floats(code):
    a = array(code)
    for i in range(5):
        a.append(i * 0.1)
    a.extend([1, 2.5])
    a[0] = 7
    a[-1] += 0.25
    a[1], a[2] = a[2], a[1]
    part = a[2:4]
    part[0] = 0.1
    return [round(v, 9) for v in a], part[0] == 0.1, round(a[2], 6), len(part), a[-1], min(a), 0.5 in list(a)


print(floats("f"), floats("d"))


def edges(a, i):
    out = []
    for action in (lambda: a[i], lambda: a[-i - 1], lambda: a[100]):
        try:
            out.append(action())
        except IndexError as e:
            out.append("IndexError")
    try:
        a[i] = "x"
    except TypeError:
        out.append("TypeError")
    try:
        a[99] = 1.0
    except IndexError:
        out.append("IndexError")
    return out


print(edges(array("d", [1.5, 2.5]), 1), edges(arrays.array("h", (3, 4, 5)), 2), edges(array("H", b"\x01\x02\x03\x04"), 0))

# What grows while it is gone through, is seen as memory, or holds other things.
a = array("i", [1, 2])
for v in a:
    if len(a) < 6:
        a.append(v * 10)
print(a, a + array("i", [7]), bytes(array("h", [258, -1])), memoryview(a)[3], bool(array("b")), bool(a))
d = array("d", (x / 2 for x in range(3)))
for n, (x, y) in enumerate(zip(d, array("B", [9, 8, 7]))):
    print(n, x + y, end=" ")
view = memoryview(d)
view[1] = 99.5
print(d[1], d[2] == 1, [int(v) for v in view])
anything = arrays.array("O", [1, "two", None])
anything[0] = [3]
print(anything[0], anything[1], [type(v).__name__ for v in anything])

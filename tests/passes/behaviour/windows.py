# Slices of memoryviews by small ints, and what is known of the parts of tuples that functions give.
from array import array


def parts(view, bounds):
    return [bytes(view[a:b]) for a in bounds for b in bounds]


memory = bytearray(range(7))
window = memoryview(memory)
print(len(window), parts(window, (0, 3, 7, 9, -1, -7, -9)))
inner = window[2:-1]
print(len(inner), inner[0], inner[-1], bytes(inner[1:]), bytes(inner[:2]), bytes(inner[:]), len(inner[3:1]))
inner[1:3] = b"ab"
inner[0:2][0] = 255
print(memory, sum(window[:3]), sum(inner[1:]), sum(window[5:2]))
memory = bytearray(b"xyz") + memory
print(bytes(inner), list(window[4:]), window[1:3] == b"\x01\xff", 97 in list(inner))
wide = memoryview(array("h", [1, -2, 300, -400]))
print(len(wide[1:3]), list(wide[1:3]), list(wide[-1:]), wide[1:][1:][0], sum(wide[2:]))
wide[0:1][0] = -5
print(list(wide), sum(memoryview(array("f", [0.5, 0.25, 4.0]))[:2]))
frozen = memoryview(b"frozen")
print(bytes(frozen[2:4]), frozen[1:] == b"rozen")
for wrong in (lambda: frozen[1:][9], lambda: frozen[0:4:2], lambda: window[:3]["a"]):
    try:
        print(wrong())
    except (IndexError, NotImplementedError, TypeError) as error:
        print(type(error).__name__)
try:
    frozen[1:2][0] = 7
except TypeError:
    print("read only")


def edges(limit):
    names = {0: "zero"}
    counts = {}
    order = []
    for i in range(limit):
        names[i + 1] = names[i] + "+"
        counts[names[i]] = counts.get(names[i], 0) + i
        order.append((i, counts))
    return names, counts, order


names, counts, order = edges(3)
print(names[3], sorted(counts.items()), len(order), order[2][0])
first, *rest = edges(2)
print(first[2], len(rest), rest[0] is not first, rest[1][1][0])


def either(flag):
    if flag:
        return [1, 2], ["a"], max
    return [3], ["b", "c"], min


ints, texts, best = either(True)
ints.append(5)
texts.append("z")
print(best(ints) + 1, best(texts) + "!", ints, texts)
ints, texts, best = either(False)
print(best(ints) + 1, best(texts) + "!")


def check(view):
    mixed = view[0]
    for byte in view[1:]:
        mixed ^= byte
    return sum(view) & 255, mixed, view[-1] << 4, max(view)


print(check(memoryview(b"\xff\x80\x01")), check(memoryview(bytearray(b"abc"))[1:]))
print(check(memoryview(array("I", [0xFFFFFFFF, 7]))), check(memoryview(memoryview(array("q", [2**60, -1])))))
items = [memoryview(b"\xfe"), memoryview(array("d", [1.5]))]
print([view[0] * 2 for view in items], sum(items[1]))
try:
    print(memoryview(b"a")["b"])
except TypeError:
    print("no index")

# Items of tuples that tests and uses show to be something else than None, and inner loops of comprehensions.
from collections import namedtuple

Reading = namedtuple("Reading", ("t", "value", "unit"))


def parse(line):
    f = line.split(",")
    v = f[1]
    return Reading(int(f[0]), None if v == "" else float(v) if "." in v else int(v), f[2])


def noise():
    print("noise")
    return 1


def total(lines):
    s = 0
    skipped = 0
    for line in lines:
        r = parse(line)
        if r.value is None:
            skipped += 1
            continue
        noise()
        s += r.value * 2
        for k in range(2):
            s += r.value
        try:
            s += r.value - 1
        finally:
            s += r.value
        s -= r[1]
    return s, skipped


print(total(["1,2.5,C", "2,,C", "3,4,V", "4,-0.25,C"]))


def again(lines):
    r = parse(lines[0])
    out = []
    if r.value is not None:
        out.append(r.value + 1)
        for line in lines:
            try:
                out.append(r.value + 0.5)
            except TypeError as e:
                out.append(str(e))
            r = parse(line)
        try:
            out.append(r.value + 1)
        except TypeError as e:
            out.append(str(e))
    return out


print(again(["1,2,C", "2,,C", "3,1.5,C", "4,,V"]))


def shared(lines):
    r = parse(lines[0])

    def change():
        nonlocal r
        r = parse(lines[1])

    out = []
    if r.value is not None:
        out.append(r.value * 2)
        change()
        try:
            out.append(r.value * 2)
        except TypeError as e:
            out.append(str(e))
    return out


print(shared(["1,2,C", "2,,C"]))


def pairs(items):
    best = None
    out = []
    for item in items:
        if item[1] is None or item[0] == "skip":
            continue
        if isinstance(item[1], str):
            out.append(item[1].upper())
        elif best is None or item[1] > best[1]:
            best = item
        if not item[2]:
            out.append(item[2])
        else:
            out.append(item[2][0])
    return best, out


print(pairs([("a", 1, None), ("b", None, [1]), ("c", "text", [2]), ("d", 2.5, [None]), ("skip", 9, []), ("e", 0, [])]))


def used(item):
    # What has been added to is no longer None.
    a = item[0] + 1
    b = item[0] * 2
    return a, b, item[-1], item[0]


print(used((1, 2)), used((2.5, None)))
try:
    used((None, 1))
except TypeError as e:
    print("TypeError", e)


def gen(items):
    for item in items:
        if item[0] is not None:
            got = yield item[0] + 1
            yield (item[0], got)


g = gen([(1, 2), (None, 3), (2.5, 4)])
print([next(g), g.send("x"), next(g), g.send("y")])
word = ("a", None)
if word[1] is None:
    word = ("b", "c")
    print(word[1])


def later():
    global word
    if word[1] is not None:
        word = ("d", None)
    return word[1]


print(later(), later())

n = 3
print([(r, c) for r in range(2) for c in range(3)])
print([r * 10 + c for r in range(n) for c in range(r, n)])
print([(a, b) for a in "ab" for b in range(4, -2, -2) if b])
print({r: c for r in range(2) for c in range(r + 1)}, {c for r in range(3) for c in range(r)})
print(sum(a * b for a in range(4) for b in range(1, 4)), [c for r in [1] for c in range(0)])
print([x for r in range(2) for row in [[r, r + 1]] for x in row for k in range(2)])
big = 2**70
try:
    print([c for r in [0] for c in range(big, big + 2)])
except OverflowError as e:
    print("OverflowError")
try:
    print([c for r in [0] for c in range(2.5)])
except TypeError as e:
    print("TypeError", e)
for step in (2, -1):
    print([c for r in [0] for c in range(0, 5, step)], [c for r in [5] for c in range(r, -2, step)])
try:
    print([c for r in [0] for c in range(1, 2, 0)])
except ValueError as e:
    print("ValueError", e)


def other(range):
    return [c for r in range(1) for c in range(2)]


print(other(lambda a: [a, a]))

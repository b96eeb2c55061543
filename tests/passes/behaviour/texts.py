# Formatting with constant templates, repeated texts and enumerations that are taken apart.
def stamp(s):
    return "%02d:%02d:%03d" % (s // 60, s % 60, -s)


print(stamp(125), "%05d|%-5d|%5d|%+d|%x" % (42, 42, 42, 42, 255), "%02d%%" % 7)
print("{} {:>6.2f}C {:<8}|{:^7}|{:05d}|{:04x}|{:,}".format("a", 3.14159, "n5", "mid", -42, 255, 1234567))
print("{{}} {}".format(1), "{1} {0}".format("a", "b"), "{x}-{}".format(2, x="k"), "{!r} {:>{}}".format("q", 7, 4))
for template, args in (("{} {}", (1,)), ("{", ()), ("}", ()), ("{:d}", ("x",)), ("{:5", (1,)), ("{:05s}", ("ab",))):
    try:
        print(template.format(*args))
    except (IndexError, ValueError) as e:
        print(type(e), e)
try:
    print("{} {}".format("only"))
except IndexError as e:
    print(e)


class Shown:
    def __str__(self):
        print("shown")
        return "S"


print("{} {}".format(Shown(), None), f"{Shown()}", f"{12} {True} {'x'} {'x'!r} {3:05d} {-3:05d} {255:04x} {10**20:05d}")
n = 3
word = "ab"
print(word * n + "-" * (n - 5) + n * ".", str(n) + str(word) + str(n - 4), f"{n - 5}{word}")


def pairs(items, start):
    a = [(i, x) for i, x in enumerate(items)]
    b = {x: i for i, x in enumerate(items, 5)}
    c = sum(i * len(x) for i, x in enumerate(["p", "qq", "rrr"], -1))
    d = []
    for i, x in enumerate(items, 2):
        for j, y in enumerate((x, i)):
            d.append((i, x, j, y))
    for i, x in enumerate(items, start):
        d.append(i)
    return a, sorted(b.items()), c, d


print(pairs(["x", "y"], 7))
print([p for p in enumerate((4, 5))], [i for i, (a, b) in enumerate([(1, 2), (3, 4)])])
try:
    print([i for i, a in enumerate(3)])
except TypeError as e:
    print(e)

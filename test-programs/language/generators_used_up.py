# Generator expressions that a builtin uses up at once.
print(sum(i * i for i in range(10)), sum(x / 2 for x in (1, 2, 3)), sum(1 for c in "hello" if c in "lo"))
print(tuple(i for i in range(0)), tuple(i + j for i in range(3) for j in "ab" if i) if False else tuple((i, j) for i in range(3) for j in "ab" if i))
print(list(x for x in {"k": 1}), sorted(-x for x in [3, 1, 2]), sorted((x for x in "bca"), reverse=True))
print(any(x > 2 for x in [1, 2, 3]), all(x > 2 for x in [1, 2, 3]), any(x for x in []), all(x for x in []))
print(set(x % 3 for x in range(10)) == {0, 1, 2}, bytes(x & 3 for x in range(6)), bytearray(i for i in range(3)))
print(",".join(str(i) for i in range(4)), "-".join(c for c in "abc"))


def looked(x):
    print("look", x, end=" ")
    return x > 1


print(any(looked(x) for x in range(5)))
print(all(not looked(x) for x in range(5)))


class Number:
    def __init__(self, v):
        self.v = v

    def __radd__(self, other):
        print("add", self.v, end=" ")
        return other + self.v


def made(v):
    print("made", v, end=" ")
    return Number(v)


print(sum(made(i) for i in range(3)))
try:
    print(sum(c for c in "ab"))
except TypeError as error:
    print("TypeError")
it = iter([1, 2])
try:
    print(tuple(next(it) for i in range(3)))
except RuntimeError as error:
    print("RuntimeError", error)
except StopIteration:
    print("StopIteration")
try:
    print(sum(len(next(it)) for i in range(3)))
except RuntimeError as error:
    print("RuntimeError", error)
n = 3
print(tuple(n for n in range(n)), n, tuple(tuple(i * j for j in range(i)) for i in range(4)))
print(sum(sum(j for j in range(i)) for i in range(5)))
fs = tuple(lambda: i for i in range(3))
print([f() for f in fs])


def failing(x):
    return 1 // x


try:
    tuple(failing(x) for x in (1, 0))
except ZeroDivisionError as error:
    print(error)
print(max(i * 7 % 5 for i in range(5)), min((i for i in range(3)), default=9), dict((i, i) for i in range(2)))
print(tuple(True for _ in range(2)), sum(x == 1 for x in [1, 2, 1]), sum(0.1 for _ in range(3)))

# A loop over a range compares its counter with the end, whatever that is: a float, a large int, or what cannot be compared.


def up(end):
    try:
        for i in range(end):
            print(i, end=" ")
            if i > 3:
                break
        print()
    except TypeError as e:
        print(e)


def between(start, end):
    try:
        for i in range(start, end):
            print(i, end=" ")
        print()
    except TypeError as e:
        print(e)


def down(start, end):
    try:
        for i in range(start, end, -2):
            print(i, end=" ")
            if i < -9:
                break
        print()
    except TypeError as e:
        print(e)


def steps(end):
    for i in range(0, end, 2):
        yield i


class Other:
    pass


nan, inf = float("nan"), float("inf")
for end in (2, 2.5, 3.0, -0.5, nan, inf, -inf, True, 2**70, -(2**70), None, "a", b"a", (1,), [], Other()):
    up(end)
    between(-1, end if end != inf and end != 2**70 else 0.5)
    down(4, end)
for start in (None, "a", b"a", (1,), [], Other()):
    between(start, 3)
    down(start, 3)
print(list(steps(4.5)), list(steps(-1.5)))
try:
    print(list(steps("a")))
except TypeError as e:
    print(e)
halves = 0
for i in range(7 / 2):
    for j in range(1, i * 1.5):
        halves += i + j
print(halves)
# A range object takes ints only.
try:
    print([i for i in range(2.5)])
except TypeError as e:
    print(e)
try:
    for i in range(0, 2.5, len("ab")):
        print(i)
except TypeError as e:
    print(e)

# Slices of everything that can be sliced, read, assigned and deleted.
values = list(range(10))
print(values[2:5], values[:3], values[7:], values[-3:], values[:-3], values[::3], values[::-1], values[8:2:-2])
print(values[5:2], values[100:], values[-100:3], values[:], values[3:3])
print((1, 2, 3, 4)[1:3], "abcdef"[2:4], b"abcdef"[1:-1], range(20)[2:15:3], range(10)[::-1])

values[2:4] = ["a", "b", "c"]
print(values)
values[:2] = []
print(values)
values[len(values):] = [98, 99]
print(values)
values[1:1] = [7, 7]
print(values)
del values[0:3]
print(values)
del values[-1]
print(values, len(values))


class Recorder:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


r = Recorder()
print(r[1], r[1:2], r[::], r[1:2, 3], r[...] if False else "", r["k"], r[-1:])
r[1:2] = "x"
r[0, 1] = "y"
del r[5]
del r[2:]


def place(i):
    print("index", i)
    return i


# Each index is evaluated once, also with an operator in place.
counts = [0, 1, 2]
counts[place(1)] += 10
print(counts)
first, *middle, last = range(6)
print(first, middle, last)
(a, b), [c, *d] = (1, 2), "xyz"
print(a, b, c, d)
a, b = b, a
print(a, b)
i = 0
i, counts[i] = 2, "changed"
print(i, counts)
for wrong in (lambda: [1, 2][5], lambda: (1,)[::0], lambda: [1]["a"], lambda: 5[0]):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)

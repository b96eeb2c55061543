# Slices of lists that go backwards or take as many items as they replace, and ranges that are counted down.
def flip(items, k):
    items[: k + 1] = items[k::-1]
    return items


print([flip([0, 1, 2, 3, 4], k) for k in range(5)])
print([[1, 2, 3][k::-1] for k in (-4, -3, -1, 0, 2, 9)], [1, 2, 3][::-1], [][::-1])


def part(items, low=None, high=None):
    return items[low:high]


print(part([1, 2, 3]), part([1, 2, 3], 1), part([1, 2, 3], 0, -1), part([1, 2, 3], None, 0), part([1, 2, 3], -2, 9))
a = [1, 2, 3, 4]
a[1:3] = a[2:4]
print(a)
a[:] = a
print(a)
a[2:2] = [7]
a[0:1] = []
a[1:9] = (8, 9, 10)
print(a)
a[3:1] = [5]
print(a)
try:
    a[::2] = [1, 2]
except NotImplementedError:
    print("step")


def count(n, low):
    out = []
    for i in reversed(range(n)):
        out.append(i)
        n = 2
    for i in reversed(range(low, n + 3)):
        if i == 1:
            continue
        out.append(-i)
    else:
        out.append("end")
    for i in reversed(range(n, low)):
        out.append("never")
    return out


print(count(4, 0), count(0, 3), [i for i in reversed(range(3))])
for i in reversed(range(True)):
    print(i)

# Lists that hold nothing but floats, made, read and changed in every way; then what other code does with them.
import json

nan = float("nan")
inf = float("inf")


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def read():
    a = [1.5, 2.0, -0.0]
    b = a
    b.append(3.25)
    print(a, len(a), bool(a), a[0], a[-1], a[-4], a[2], a is b, a == b)
    b[1] = 7.0
    b[-1] += 0.5
    i = -2
    while i < 2:
        print(a[i], end=" ")
        i += 1
    print(a[1:3], a[:2], a[-2:], a[::2], a[::-1], a[3:1], a[:], a[i:], a[-9:9])
    print(sum(a), min(a), max(a), sorted(a), list(a), tuple(a), sum(a) / len(a))
    print(1.5 in a, 7 in a, 8 in a, nan in [nan], None in a, "x" in a, 1 in [1.0], True in [1.0])
    print([x * 2 for x in a], [i for i, x in enumerate(a) if x > 0], list(zip(a, a[1:])))
    print(a + [0.5], a * 2, 2 * a, [0.25] * 3, [0.0] * 0, [-0.0] * 2, [1.0] * -1, [1.0, 2.0] * 2)
    print(a == [1.5, 7.0, 0.0, 3.75], a != b, a < [1.5, 8.0], a >= a, [nan] == [nan], a == 1, a == ())
    for k in (4, -5, 100, -100):
        attempt(lambda: a[k])
    attempt(lambda: a[0.5])
    attempt(lambda: a[2**70])
    none = [x for x in a if x > 100.0]
    attempt(lambda: min(none))
    attempt(lambda: max(none))
    print(none, len(none), sum(none), sum(x for x in none), sum(x for x in a), not none)
    print(sum(x / 2 for x in a) / 2, sum(-x for x in [0.0]), sum([-0.0]))


def change():
    a = [4.0, 1.0, 3.0]
    a.extend(a)
    a.extend([9.0])
    a += [0.5]
    a.insert(0, -1.0)
    a.insert(100, -2.0)
    a.insert(-1, -3.0)
    print(a, a.index(3.0), a.count(4.0), a.copy())
    a.remove(3.0)
    a.reverse()
    print(a, a.pop(), a.pop(0), a.pop(-2), a.pop(1), a)
    a.sort()
    print(a)
    a.sort(reverse=True)
    print(a)
    a[1:3] = [0.125, 0.25, 0.375]
    a[-1:] = [0.0]
    a[2:2] = a
    print(a)
    del a[0]
    del a[1:3]
    print(a)
    attempt(lambda: a.pop(50))
    attempt(lambda: a.index(77.0))
    a.clear()
    attempt(lambda: a.pop())
    print(a, not a, len(a))
    for x in a:
        print("never")
    a.append(inf)
    a.append(-inf)
    a.append(nan)
    a.append(1e300)
    print(a, max(a), min(a), sum(a))


def order():
    print(sorted([0.0, -0.0, 1.0, -0.0, 0.0]), sorted([1.0, nan, 0.5]), sorted([3.0, 1.0, 2.0]))
    a = [((i * 7919) % 101) / 8 - 5 for i in range(60)]
    b = sorted(a)
    a.sort()
    print(a == b, a[0], a[59], a[30], b[17])


def walk():
    a = [1.0, 2.0, 3.0]
    for x in a:
        if x < 3.0:
            a.append(x + 1.0)
    print(a)
    b = [1.0, 2.0, 3.0, 4.0]
    for x in b:
        b.remove(x)
    print(b)
    c = [1.0, 2.0, 3.0]
    for i, x in enumerate(c):
        c[i] = x * x
    for x, y in zip(c, c):
        if x < 5.0:
            c.pop()
        print(x, y)
    d = [1.0, 2.0]
    x, y = d
    print(x - y)
    for u, v in [[1.0, 2.0], [3.0, 4.0]]:
        print(u * v)
    e = [8.0, 9.0, 10.0]
    h, *t = e
    print(h, t, t[0] + 1.0)
    e[0], e[2] = e[2], e[0]
    print(e)


def too_many():
    a = [1.0, 2.0]
    x, y, z = a


def too_few():
    a = [1.0, 2.0]
    (x,) = a


# ---- other code sees the list, and the list stays what it is


def shown():
    a = [0.5, 1.0]
    print("%s %s" % (a, a[0]), "{} {}".format(a, a[1]), f"{a} {a[0]:.2f}", repr(a), str(a), json.dumps(a))
    a[0] += 0.25
    it = iter(a)
    print(isinstance(a, list), type(a) is list, next(it), list(it), list(it), a)
    print(list(map(lambda x: x + 1, a)), list(filter(lambda x: x > 0.8, a)), list(reversed(a)))
    print(any(a), all(a), any([0.0]), all([0.0]), "%.1f %.1f" % tuple(a), round(a[0], 1), abs(a[1]))


def spread():
    a = [0.5, 1.0]
    b = [x for x in a]
    print(max(*a), *a)
    print(b, b is not a)


def boxed_meanwhile():
    a = [3.0, 1.0, 2.0]
    total = 0.0
    for x in a:
        total += x
        if x == 1.0:
            a.sort(key=lambda v: -v)
        a[0] = a[0] + 0.5
    a.append(total)
    a[1] = 7.25
    print(a, a[-1], a.pop(), len(a), sum(a), min(a), a.pop(0), a, a[1:], a + a, a == [7.25, 1.0])
    a.extend([5.0])
    a.insert(1, 6.0)
    a.reverse()
    x, y, z, w = a
    print(a, x + w, sorted(a), a.index(6.0))
    a.sort()
    a.clear()
    print(a, len(a), not a)
    b = sorted([2.0, 1.0], key=abs)
    b.append(b[0] + b[-1])
    for x in b:
        print(x * 2, end=" ")
    print(b)


def mixed():
    a = [0.0] * 3
    a[1] = 2
    b = [0] * 3
    b[1] = 2.5
    c = [1.0, 2.0]
    c.append("x")
    d = [1.0, True, 2]
    print(a, b, b[0], c, d)


class Track:
    def __init__(self):
        self.points = []
        self.speed = [0.0] * 3

    def add(self, x):
        self.points.append(x)
        self.speed[len(self.points) % 3] = x / 2
        return self

    def mean(self):
        return sum(self.points) / len(self.points)


table = [[0.0] * 3 for _ in range(2)]
table[1][2] = 5.5
table[0][0] -= 0.5
data = [0.1, 0.2]


def touch():
    data.append(0.3)
    return data[-1] + table[1][-1]


def gen(a):
    for x in a:
        yield x * 2
    yield a[0]


def counter():
    acc = [0.0]

    def add(x):
        acc[0] += x
        return acc

    add(1.5)
    return add(2.0)


read()
change()
order()
walk()
attempt(too_many)
attempt(too_few)
shown()
spread()
boxed_meanwhile()
mixed()
t = Track().add(1.0).add(2.5)
print(t.points, t.speed, t.mean())
print(touch(), data, table)
print(list(gen([1.0, 2.0])), counter())
print([x + y for x in [1.0, 2.0] for y in [0.5, 0.25]], {i: [0.0, 1.0] for i in range(2)})
big = [1.0] * 2000
big[1500] = -1.5
print(sum(big), len(big), big[1499:1502], big.index(-1.5))


def del_empty():
    a = [1.0]
    a.pop()
    del a[0]


attempt(del_empty)


class Late:
    """The list is not there at first."""

    def __init__(self, n):
        self.n = n
        self.buffer = None

    def put(self, i, x):
        self.buffer[i % self.n] = x
        return self.buffer[i % self.n] + self.buffer[-1]

    def start(self):
        self.buffer = [0.0] * self.n
        return self.buffer


def by_zero():
    return Late(0).put(1, 0.5)


late = Late(3)
attempt(lambda: late.put(7, 1.5))
attempt(by_zero)
late.start()
attempt(lambda: late.put(7, 1.5))
attempt(lambda: late.put(-1, 2.5))
print(late.buffer, sum(late.buffer), len(late.buffer))


def beside_others():
    a = [0.5, 1.5]
    b = [1, "x"]
    b.extend(a)
    b[0:1] = a
    print(b + a, [0.5, 1.5] == a, (a,) == ([0.5, 1.5],), [1] + a, a + [1], a == [1, 2], [2.0] > a, json.dumps([a, b]))
    b += a
    a += (2.5,)
    a += [3]
    print(a, b)
    pair = a[:2] if len(b) > 1 else ("x", 1)
    first, second = pair
    print(first, second, "-".join([str(x) for x in a]))


beside_others()


def made_by_builtins(a):
    b = sorted(a, reverse=True)
    c = list(x * 2 for x in a)
    d = list(map(lambda x: x + 0.5, a))
    e = list(reversed(a))
    g = sorted(x for x in a if x > 1.0)
    h = sorted(a, key=lambda x: -x)
    i = list(())
    i.append(0.5)
    j = list()
    j.append(2.5)
    b[0] += 1.0
    print(b, c, d, e, g, h, i, j)
    return b[0] + c[1] + d[-1] + e[0] + g[0] + h[0] + i[0] + j[0]


print(made_by_builtins([1.0, 2.5, 2.0]))

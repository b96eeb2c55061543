# Variables that comprehensions share with the functions around them, and with functions made within them.


def reads(a, b):
    c = a + b
    first = [x * c for x in range(a)]
    c = 10
    second = [[x + y + c for y in range(b)] for x in first]
    return first, second, {k: c for k in first}, {c, a}


def lambdas(n):
    fs = [lambda: n + i for i in range(3)]
    n = 100
    i = 7
    return [f() for f in fs]


def inner_lambdas(n):
    fs = [[lambda: n for _ in range(2)] for _ in range(n)]
    n = 5
    return [f() for row in fs for f in row]


def changed_meanwhile(items):
    total = 0

    def add(x):
        nonlocal total
        total += x
        return total

    return [add(x) + total for x in items], total


def walrus(items):
    last = None
    kept = [last := x for x in items if x != last]
    return kept, last


def unbound(flag):
    if flag:
        y = 1
    try:
        return [y for _ in range(2)]
    except NameError as e:
        return "unbound"


def lazily(n):
    g = (n + x for x in range(3))
    n = 50
    return sum(n + x for x in range(3)), list(g), any(x == n for x in (50, 1)), all([n > x for x in (1, 2)])


class Box:
    def __init__(self, items):
        self.items = items

    def scaled(self, by):
        return [self.scale(x, by) for x in self.items]

    def scale(self, x, by):
        return x * by

    def pairs(self):
        return [(self.items[i], [self.items[j] for j in range(i)]) for i in range(len(self.items))]


def many(a, b, c, d, e, f, g, h, i):
    return [a + b + c + d + e + f + g + h + i + x for x in range(2)]


def stepping(n):
    base = n
    for i in range(2):
        base += 1
        yield [base + x for x in range(i + 1)]


def squares(limit):
    n = 1
    found = []
    while n * n <= limit:
        found.append(n * n * n)
        n += 1
    while n**2 > 4:
        n -= 1
    return found, n


def shadowing(x):
    return [x for x in [x, x + 1]], x, [y for x in range(2) for y in (x, 2)]


print(reads(2, 3))
print(lambdas(1), inner_lambdas(2))
print(changed_meanwhile([1, 2, 3]))
print(walrus([1, 1, 2, 2, 1]))
print(unbound(True), unbound(False))
print(lazily(1))
print(Box([1, 2, 3]).scaled(3), Box("ab").pairs())
print(many(1, 2, 3, 4, 5, 6, 7, 8, 9))
print(list(stepping(3)))
print(squares(30), squares(0))
print(shadowing(4))

# Generators within functions: machines of steps where the variables around them have their last value, others where not.


def tree(depth):
    def make(n):
        return None if n == 0 else (make(n - 1), n, make(n - 1))

    def walk(node):
        if node is not None:
            yield from walk(node[0])
            yield node[1]
            yield from walk(node[2])

    return walk(make(depth))


print(list(tree(3)))


def scaled(values, gain):
    offset = 10

    def each():
        for v in values:
            yield v * gain + offset

    return each(), (v * gain for v in values)


a, b = scaled([1, 2, 3], 4)
c, d = scaled((5, 6), 0.5)
print(next(a), next(c), next(b), next(d), list(a), list(b), list(c), list(d))


def changed_later():
    def each():
        for i in range(3):
            yield i + step

    step = 1
    g = each()
    print(next(g))
    step = 100
    print(list(g))


changed_later()


def bound_later():
    def each():
        yield 0
        yield late

    g = each()
    print(next(g))
    try:
        print(next(g))
    except NameError as e:
        print("unbound")
    g = each()
    next(g)
    late = "late"
    print(next(g))


bound_later()


def in_loop():
    found = []
    for k in range(3):
        m = k * 10

        def each():
            yield m
            yield k

        found.append(each())
    return [list(g) for g in found]


print(in_loop())


def counting():
    total = 0

    def each():
        nonlocal total
        for i in range(4):
            total += i
            yield total

    return list(each()), total


print(counting())


def parameter_assigned(n):
    def each():
        yield n
        yield n

    g = each()
    next(g)
    n += 1
    return next(g)


print(parameter_assigned(5))


def branches(flag):
    if flag:
        word = "yes"

        def each():
            for c in word:
                yield c + word

    else:
        word = "no"

        def each():
            yield word

    return list(each())


print(branches(True), branches(False))


def decorated():
    def kept(f):
        g = f()
        print(next(g))
        return g

    @kept
    def each():
        yield 1
        yield each

    return next(each) is each


print(decorated())


def deleted():
    x = 5

    def each():
        yield 1
        yield x

    g = each()
    next(g)
    del x
    try:
        return next(g)
    except NameError:
        return "deleted"


print(deleted())


def outer(limit):
    base = 100

    def middle(step):
        for i in range(0, limit, step):
            inner = (base + i + j for j in range(step))
            yield from inner
            yield sum(base + x for x in [i, limit])

    yield from middle(2)
    yield from (lambda n: (n + base + k for k in range(n)))(3)


print(list(outer(4)))


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def cells(self, where):
        def hits():
            for y, row in enumerate(self.rows):
                for x, v in enumerate(row):
                    if where(v):
                        yield x, y, v

        return hits()

    def shifted(self, by):
        return [[v + by for v in row] for row in self.rows], ((v + by for v in row) for row in self.rows)


m = Matrix([[1, 2, 3], [4, 5, 6]])
print(list(m.cells(lambda v: v % 2 == 0)), list(m.cells(bool))[-1])
print([list(g) for g in m.shifted(10)[1]])


def throwing(limit):
    def each():
        for i in range(limit):
            if i == 2:
                raise ValueError(limit)
            got = yield i
            if got:
                print("got", got, limit)

    return each()


g = throwing(9)
print(next(g), g.send("x"))
try:
    next(g)
except ValueError as e:
    print("raised", e)
print(list(g))


def keywords(*args, sep="-", **options):
    def each():
        for a in args:
            yield sep + a + options.get("end", "")

    return "".join(each())


print(keywords("a", "b", end="!"), keywords("c", sep="+"))

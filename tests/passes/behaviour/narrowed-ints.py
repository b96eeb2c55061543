# Bounds of ints that follow from comparisons, and types around comprehensions.


def doubled(n):
    size = 1
    seen = []
    while size <= n:
        seen.append(size * 3)
        size *= 2
    return seen, size


def clamp(x, low, high):
    if x < low:
        return low
    if not x <= high:
        x = high
    return x


def grows(limit):
    x = 3
    for _ in range(40):
        if x > limit:
            return x, "left"
        x = x * x
    return x, "end"


def impossible(n):
    x = 5
    if x > 7:
        n = n + x
    if 10 < x:
        n = "never"
    return n * x


def chained(a, b, c):
    if 0 <= a < b <= c:
        return a << 3, b - a
    return a, b


def big(n):
    if n < 1 << 70:
        n = n * n
    if n > -5 and n < 100:
        n = n + 2**62
    return n


def around(items, scale=None):
    if scale is None:
        scale = len(items)
    items = [item * scale for item in items]
    scale = str(scale)
    total = sum(item for item in items if item < 100)
    items = {scale + str(i): [items[i] for _ in range(2)] for i in range(len(items))}
    return sorted(items.items()), total


def later(x):
    x = x + 1
    lazy = (x for _ in range(2))
    x = "text"
    return list(lazy)


def optional(items):
    n = len(items)
    items[0] = n
    first = [item for item in items][0]
    items = None
    try:
        return first, len(items)
    except TypeError:
        return first, items


def called(f=None):
    def g(x, y=1):
        return x + y

    f = f or g
    return f(1), g(2), [g(i) for i in range(3)]


print(doubled(5), doubled(1 << 40)[1])
print(clamp(5, 0, 3), clamp(-5, 0, 3), clamp(2, 0, 3), clamp(1 << 80, 0, 1 << 70))
print(grows(10**6), grows(10**30))
print(impossible(2))
print(chained(1, 2, 3), chained(3, 2, 1))
print(big(1 << 40), big(3), big(-2), big(1 << 71))
print(around([1, 2, 30]), around([4], 2))
print(later(1))
print(optional([7, 8]))
print(called())
print(called(lambda x: x * 10))

# Comprehensions over zip of lists, tuples and bytes count through them; what must be iterated is iterated.


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def combined(a, b, c):
    return [x + y * z for x, y, z in zip(a, b, c) if x > 0]


def containers(a, b):
    both = {k: v for k, v in zip(a, b)}
    return both, {x - y for x, y in zip(b, b)}, tuple(x + y for x, y in zip(b, (1, 2))), any(x > y for x, y in zip(b, b))


def rows(a):
    return [[p * q for p, q in zip(r, s)] for r, s in zip(a, a[1:])]


def lazily(a, b):
    return (x * y for x, y in zip(a, b))


def again(a, b):
    return [x * y for r in [a, b] for x, y in zip(r, b)]


def growing(a):
    return [a.append(y) for x, y in zip(a, [1, 2, 3])], a


def refused(a, b):
    try:
        return [x for x, y in zip(a, b)]
    except Exception as e:
        return type(e).__name__, str(e)


print(dot([1.0, 2.0], [3.0, 4.0, 5.0]), dot([], []), combined([1, 2, 3], [1.5, 2.5], [3, 4, 5]))
print(containers(["a", "b"], [1, 2]), rows([[1.0, 2.0], [3.0, 4.0], [5.0]]))
print(list(lazily([1, 2], [3, 4])), again([1, 2], [3, 4]), growing([9]), refused([1], 5), refused([], None))
m = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*m)], [(x, y) for x, y in zip(m[0], b"abc")], [x for (x,) in zip([1, 2])])
print([a + b for a, (b, c) in zip([1, 2], [(1, 2), (3, 4)])], [p for p in zip([1], [2])])
print([x for x, y in zip([1, 2, 3], iter([1, 2]))], [x + y for x, y in zip("ab", ["c", "d"])])

# Lists, sets, dicts and generators from loops written as expressions.
print([x * x for x in range(6)])
print([x for x in range(20) if x % 2 if x % 3])
print([(x, y) for x in range(3) for y in range(x)])
print({x % 3 for x in range(10)} == {0, 1, 2})
print(sorted({k: len(k) for k in ("a", "bbb", "cc")}.items()))
print([[row[i] for row in ((1, 2, 3), (4, 5, 6))] for i in range(3)])
print(sum(x for x in range(10) if x & 1))

x = "unchanged"
[x for x in range(3)]
print(x)

# The first iterable is evaluated at once, the rest when it is used.
order = []


def note(name, value):
    order.append(name)
    return value


lazy = (note("item", i) for i in note("iterable", [1, 2]) if note("test", i > 1))
print(order)
print(list(lazy), order)

matrix = [[1, 2], [3, 4]]
print([cell for row in matrix for cell in row])
print([y := 3, y * 2, [y := z for z in range(4)], y])
print({a: b for a, b in [(1, 2)]}, [a + b for a, b in zip("ab", "cd")])
print([first for first, *_ in ["abc", "de", "f"]])
print([lambda: i for i in range(3)][0]())
print([i if i % 2 else -i for i in range(5)])


def inside(n):
    return [n * i for i in range(n)], {n: [m for m in range(n)]}


print(inside(3))
try:
    [1 // d for d in (1, 0)]
except ZeroDivisionError as e:
    print(e)

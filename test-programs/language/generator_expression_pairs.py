# Generator expressions over pairs: what zip, enumerate and items() give, and pairs in lists.


def first(it, default=None):
    for value in it:
        return value
    return default


def ask(name, it):
    print(name, next(it), next(it, "none left"), list(it))


a = [1, 2, 3, 4]
b = (10, 20, 30)
d = {"x": 2}
ask("zip", (p * q for p, q in zip(a, b)))
ask("rows", (r for r in zip(*[a, b])))
ask("items", (k + str(v) for k, v in d.items()))
ask("pairs", (q - p for p, q in [(1, 5), (2, 9), (3, 3)]))
ask("numbered", (i * v for i, v in enumerate(a)))
ask("from", ((i, v) for i, v in enumerate(b, 7) if v != 20))
ask("nested", (i + p * q for i, (p, q) in enumerate(zip(a, b))))
ask("inner", (x + y for i, x in enumerate(a) for j, y in enumerate(b) if i == j))
ask("inner pairs", (x * y for row in [[(1, 2)], [(3, 4), (5, 6)]] for x, y in row))
ask("star", (rest for head, *rest in [(1, 2, 3), (4,), (5, 6)]))
print(max(p * q for p, q in zip(a, b)), min(v - i for i, v in enumerate(a)))
print(sorted(set((v, i) for i, v in enumerate("abc"))), first((k for k, v in d.items() if v > 1)))

# Generators of the same expression are apart from each other, also when one is stopped.
makers = [(i + v for i, v in enumerate(values)) for values in ([1, 2, 3], [10, 20])]
print(next(makers[0]), next(makers[1]), list(makers[0]), list(makers[1]))
stopped = (v for i, v in enumerate(a))
print(next(stopped), stopped.close(), list(stopped))

# A list may grow while it is gone through.
grows = [1, 2]
numbered = (i * 10 + v for i, v in enumerate(grows))
print(next(numbered))
grows.append(3)
print(list(numbered))

# What has the wrong length, or is no pair.
try:
    print(list(x for x, y in [(1, 2), (3, 4, 5)]))
except ValueError as e:
    print("ValueError", e)
try:
    print(list(x for x, y in [1]))
except TypeError as e:
    print("TypeError")

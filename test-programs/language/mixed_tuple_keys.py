# Tuples of all kinds as keys of one dict: those that are kept as numbers, others, and instances that are equal to them
class Same:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == (other.n if isinstance(other, Same) else other)

    def __hash__(self):
        return hash(self.n)


d = {}
for n in range(20):
    d[(n, 1)] = n
    d[(n,)] = -n
    d[(n * 10**12, 2)] = n + 0.5
    d[("k", n)] = "s"
    d[(n, 1, 2)] = "t"
    d[(n + 0.5, n)] = "f"
    d[((n, 1), 3)] = "u"
    d[n, 1, 2, 3] = "q"
print(len(d), d[(3, 1)], d[(3,)], d[(3 * 10**12, 2)], d[("k", 3)], d[(3, 1, 2)], d[(3.5, 3)], d[((3, 1), 3)], d[3, 1, 2, 3])
print((3.0, True) in d, (3, 2) in d, (20,) in d, (3.25, 3) in d, ((3, 2), 3) in d, ("k", 99) in d)
print(d[(Same(3), 1)], d[(Same(4),)], d[((Same(5), 1), 3)], d[("k", Same(6))], (Same(99), 1) in d, (Same(3), 1, 2) in d)
d[(Same(7), 1)] = "replaced"
print(d[(7, 1)], len(d))
del d[((Same(8), 1), 3)]
print(((8, 1), 3) in d, len(d))

# A table of results under tuples of any length, small and large.
memo = {}


def steps(*args):
    if args in memo:
        return memo[args]
    n, depth = args if len(args) == 2 else (args[0], 0)
    if n == 1 or depth > 15:
        result = 0
    else:
        result = 1 + steps(n // 2 if n % 2 == 0 else 3 * n + 1 + 10**7, depth + 1)
    memo[args] = result
    return result


print(sum(steps(n) for n in range(1, 400)), len(memo))

# Items are popped from the front, whatever is added or removed in between.
d = {i: i * i for i in range(12000)}
total = 0
n = 0
while d:
    k, v = d.popitem()
    total += v - k
    n += 1
    if n % 4000 == 0:
        d[-n] = n
print(total, n)
d["a"] = 1
d["b"] = 2
print(sorted((d.popitem(), d.popitem())), len(d))
try:
    d.popitem()
except KeyError as e:
    print("KeyError", len(d))
d.update({"c": 3})
other = {"x": 1, "y": 2}
print(d.popitem(), sorted([other.popitem(), other.popitem()]), len(d), len(other))

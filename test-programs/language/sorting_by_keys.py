# The order of items with equal keys is that of the same quicksort, whatever the keys are: numbers, strs, tuples of these.
seed = 7


def rand(n):
    global seed
    seed = (seed * 75 + 74) % 65537
    return seed % n


def shown(items, key, reverse=False):
    total = 0
    ordered = sorted(items, key=key, reverse=reverse)
    for place, item in enumerate(ordered):
        total = (total * 31 + item[0] * (place + 1)) % 1000003
    return total, [item[0] for item in ordered[:6]]


for count in (2, 3, 11, 12, 13, 40, 300):
    items = [(i, "k%02d" % rand(count // 2 + 1), rand(7), rand(50) / 8 - 2, rand(2) == 0) for i in range(count)]
    keys = (
        lambda r: r[1],
        lambda r: r[2],
        lambda r: -r[3],
        lambda r: r[4],
        lambda r: (r[1], -r[2]),
        lambda r: (r[4], r[3], r[1]),
        lambda r: (r[2], r[3]),
        lambda r: (r[2] if r[4] else r[3], r[1]),
        lambda r: (r[1], r[2], r[3], r[4], r[1] + "x"),
        lambda r: (r[1],) if r[4] else (r[1], 1),
        lambda r: (r[2] * 2**40, -r[2] * 2**45, r[3] * 2**60, r[1]),
        lambda r: (10**20 + r[2], r[1]),
        lambda r: 2**70 * r[2],
        lambda r: "é\U0001f600"[: r[2]] + r[1],
        lambda r: ("\uffff" if r[4] else "\U00010000") + r[1],
        lambda r: ((r[1], r[2]), r[3]),
        lambda r: [r[2], r[1]],
        lambda r: (bytes([r[2]]), r[1]),
        lambda r: float("nan") if r[2] == 3 else r[3],
        lambda r: (float("nan") if r[2] == 3 else r[3], r[1]),
        lambda r: 0.0 if r[4] else -0.0,
        lambda r: (),
    )
    for key in keys:
        print(shown(items, key), shown(items, key, True))
    numbers = [i[3] for i in items] + [i[2] for i in items] + [i[4] for i in items]
    numbers.sort()
    print(numbers[:5], numbers[-5:])
    tuples = [i[1:] for i in items]
    tuples.sort(reverse=True)
    print(tuples[:2])

for mixed in ([1, "a"], [(1, "a"), ("a", 1)], [None, 1], [(1, None)] * 2 + [(1, 2)], [1j, 2j]):
    try:
        print(sorted(mixed * 9))
    except TypeError as e:
        print("TypeError")

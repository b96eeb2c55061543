# Sorts of more than a few strs and tuples: their order, and that of equal keys, which shows where items differ.


def numbers(n, seed):
    x = seed
    out = []
    for _ in range(n):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(x >> 8)
    return out


def check(rows):
    total = 0
    for row in rows:
        for c in repr(row):
            total = (total * 31 + ord(c)) & 0x3FFFFFFF
    return total


n = 60
r = numbers(n, 7)
texts = [
    ["k%d" % (v % 50) for v in r],
    ["sensor_%d" % (v % 500) for v in r],
    ["sensor_%d_temperature" % (v % 40) for v in r],
    ["sensor_name_%d_%d" % (v % 3, v % 1000) for v in r],
    ["long common beginning %s tail" % ("ab" * (v % 7)) for v in r],
    ["x\xe9%d" % (v % 30) for v in r],
    ["x\x00" * (v % 5) + "y" * (v % 3) for v in r],
    ["\x7f" * (v % 3) + chr(v % 128) for v in r],
    ["", "a"] * 30,
    ["same"] * n,
    ["w%02d" % i for i in range(n)],
    ["w%02d" % (n - i) for i in range(n)],
    [chr(65 + v % 26) for v in r],
    ["\u20ac%d" % v if v & 1 else "%d" % v for v in r],
]
for t in texts:
    rows = [(s, i) for i, s in enumerate(t)]
    marked = [(v % 4, s) for v, s in zip(r, t)]
    print(
        check(sorted(t)),
        check(sorted(t, reverse=True)),
        check(sorted(rows, key=lambda row: row[0])),
        check(sorted(rows, key=lambda row: row[0], reverse=True)),
        check(sorted(rows)),
        check(sorted(marked)),
        check(sorted(marked, reverse=True)),
        check(sorted(rows, key=lambda row: (-len(row[0]), row[0]))),
        check(sorted(rows, key=lambda row: (row[0][:2], r[row[1]] % 3), reverse=True)),
    )

values = [
    [v % 10 for v in r],
    [v for v in r],
    [v * 0.25 for v in r],
    [v * 1e9 for v in r],
    [(v % 5) * 0.5 if v & 2 else v % 5 for v in r],
    [v % 2 == 0 for v in r],
    [0.0 if v & 1 else -0.0 for v in r],
    [v * 2**40 for v in r],
    [float("inf") if v % 7 == 0 else v for v in r],
    list(range(n)),
    list(range(n, 0, -1)),
    list(range(n)) + [3, 5],
    [i + 0.5 for i in range(n)] + [1, 2],
    list(range(n, 0, -1)) + [100, 200],
]
for v in values:
    rows = [(x, i) for i, x in enumerate(v)]
    named = [("n%d" % (i % 7), x, str(i)) for i, x in enumerate(v)]
    print(
        check(sorted(v)),
        check(sorted(v, reverse=True)),
        check(sorted(rows, key=lambda row: row[0])),
        check(sorted(rows, key=lambda row: row[0], reverse=True)),
        check(sorted(rows)),
        check(sorted(named)),
        check(sorted(named, key=lambda row: (row[1], row[0]))),
        check(sorted(named, key=lambda row: (row[0], row[1]), reverse=True)),
    )

# Tuples of several lengths, with something else than numbers and strs behind, and what cannot be compared.
mixed = [("a",) * (v % 3 + 1) for v in r]
print(check(sorted(mixed)))
print(check(sorted(("u%d" % i, None) for i in range(30))))
print(check(sorted(("u%d" % (v % 9), (v % 4, "x")) for v in r)))
nans = [(float("nan") if v % 9 == 0 else v % 9, i) for i, v in enumerate(r)]
print(check(sorted(nans)), check(sorted(nans, reverse=True)))
for rows in (
    [("u%d" % (i % 5), None) for i in range(30)],
    [("u", i) if i & 1 else (i, "u") for i in range(30)],
    [("u%d" % i) if i % 8 else i for i in range(30)],
):
    try:
        print(len(sorted(rows)))
    except TypeError as e:
        print("TypeError", e)
for x, y in (("a", "b"), ("a", "a"), ("", "a"), ("\uffff", "\U00010000"), ("z", "\xe9")):
    print((x, 1) < (y, 0), (x, 1) > (y, 0), [x] < [y], (1, x) <= (1, y), min((x, 0), (y, 0)) == (x, 0))

# Columns whose numbers fit into one only when few different ones are told apart.
wide = [("%03d" % (v % 500), "%03d" % (v % 7 * 111), "%03d" % (v % 900), v % 3) for v in r]
far = [(v % 3 - 5000000, v // 3 % 10000000 - 7, v % 9999999, i % 2) for i, v in enumerate(r)]
below = [(-(v % 4), "%02d" % (v % 3), -v) for v in r]
for rows in (wide, far, below):
    print(
        check(sorted(rows)),
        check(sorted(rows, reverse=True)),
        check(sorted(rows, key=lambda row: (row[1], row[0], row[2]))),
        check(sorted(rows, key=lambda row: row[:2])),
    )

# Frozensets whose items are known, and what they refuse; tuples that are repeated; powers of ints by a modulus
def grow(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            place = (x + dx, y)
            counts[place] = counts.get(place, 0) + 1
    return frozenset(p for p, n in counts.items() if n > 1 or p in cells)

cells = frozenset([(0, 1), (1, 1)])
for _ in range(3):
    cells = grow(cells)
print(len(cells), sorted(cells), bool(cells), (0, 1) in cells, min(cells))
print(isinstance(cells, set), isinstance(cells, frozenset))

names = frozenset(("a", "b"))
for change in (lambda: names.add("c"), lambda: names.remove("a"), lambda: names.pop()):
    try:
        change()
    except AttributeError as e:
        print(e)
both = names | {"c"}
print(sorted(both), sorted(names & frozenset("a")), names - {"a"}, names == {"b", "a"})
seen = {names: 1}
seen[frozenset(("b", "a"))] = 2
print(seen[names], len(seen))

def kind(s):
    return "set" if isinstance(s, set) else "other"

print(kind(names), kind({1}))
empty = frozenset()
print(len(empty), [x for x in empty], empty or "none")
copied = names.copy()
print(sorted(copied), sorted(names.union("z")), names.issubset({"a", "b", "c"}))
more = set(names)
more |= frozenset("q")
print(sorted(more))

six = (1, 2) * 3
print(six[4], sum(six), 2 * ("x",), len(six * 0), () * 4)
total = 0
for n in (3, 4) * 2:
    total += n * n
print(total)
print(pow(7, 30, 1000007) & 0xFF, pow(3, 200, 2**89 - 1), pow(5, 0, 3))

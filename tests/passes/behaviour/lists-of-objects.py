# Lists that are empty at first and get nothing but objects, as far as can be seen, and ints from where it cannot.
def rows(n):
    out = []
    for i in range(n):
        row = []
        for k in range(n):
            row.append((i, k))
        out.append(row)
    return out


def later(n):
    names = []
    for i in range(n):
        names.append("n%d" % i)
    bare = [part for part in names if part != "n1"]
    spread = names + bare
    names += [None]
    names.extend(x for x in (True, b"b"))
    return names, bare, spread


def fill(items, value):
    items.append(value)
    items.insert(0, 2**31)
    items.extend([1, 2**40, 2**70])
    return items


grid = rows(3)
print(grid, grid[2][1], len(rows(0)))
print(later(3))
texts = []
texts.append("a")
globals()["fill"](texts, 7)
print(texts, texts[0] + 1, texts[1] * 2, sum(texts[3:]), texts == [2**31, "a", 7, 1, 2**40, 2**70])
empty = []
print(empty, empty + ["x"], empty * 3, empty[:], sorted(empty), bool(empty), list(reversed(empty)))
try:
    empty.pop()
except IndexError as error:
    print(error)
empty.append([empty])
empty.clear()
empty.append("s")
print(empty, [[] for _ in range(2)], [[]] * 2)

# Ranges that are kept before loops go over them, and loops that count down within generators.


def crossed(rows, columns):
    found = []
    for row in rows:
        for column in columns:
            if row == column:
                continue
            if row + column > 12:
                break
            found.append(row * 10 + column)
    return found, [r - c for r in rows for c in columns if r != c], sum(r * r for r in rows)


def grid(n):
    kept = range(n)
    odd = range(1, n, 2)
    down = range(n, -n, -3)
    empty = range(n, n)
    size = len(kept) + len(odd) + len(down) + len(empty)
    pairs = [(a, b) for a, b in zip(kept, down)]
    for i, v in enumerate(down):
        pairs.append((i, v))
    return size, [i for i in kept], sorted({i: -i for i in odd}), [i for i in down], list(i for i in empty), pairs


print(crossed(range(4), range(2, 9)))
print(grid(7))
print(grid(0))


def either(flag):
    items = range(3) if flag else [5, 6]
    return [i + 1 for i in items], sum(i for i in items)


print(either(True), either(False))


def distinct(n, step):
    cols = range(0, n, step)
    return len(set(c % 3 for c in cols)), sorted(set(c * c for c in cols)), any(c > 5 for c in cols)


print(distinct(9, 2), distinct(3, 1))


class Board:
    def __init__(self, n):
        self.cells = range(n)

    def total(self):
        total = 0
        for cell in self.cells:
            total += cell
            self.cells = range(2)
        return total + sum(cell for cell in self.cells)


print(Board(5).total())


def last(n):
    kept = range(n)
    i = "none"
    for i in kept:
        i += 100
    return i


print(last(0), last(3))


def down(n):
    for i in reversed(range(n)):
        yield i
    else:
        yield "end"


def down_from(first, n):
    for i in reversed(range(first, n)):
        if i == 4:
            continue
        if i == -3:
            break
        for j in reversed(range(i - 2, i)):
            yield i, j
        i = 100
    else:
        yield "whole"


def backwards(items):
    for item in reversed(items):
        got = yield item
        if got is not None:
            yield "got", got


print(list(down(4)), list(down(0)), list(down(-2)))
print(list(down_from(2, 7)))
print(list(down_from(-5, 1)))
print(list(down_from(3, 3)))
walk = backwards([1, 2, 3])
print(next(walk), walk.send("x"), list(walk))
print(list(backwards("abc")), list(backwards(range(3))))


def chosen(items, count):
    picked = list(range(count))
    yield [items[i] for i in picked]
    while True:
        for i in reversed(range(count)):
            if picked[i] != i + len(items) - count:
                break
        else:
            return
        picked[i] += 1
        for j in range(i + 1, count):
            picked[j] = picked[j - 1] + 1
        yield [items[i] for i in picked]


print(list(chosen("abcd", 2)), list(chosen("abc", 0)), len(list(chosen("abcdefg", 4))))

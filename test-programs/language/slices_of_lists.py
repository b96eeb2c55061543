# Slices of lists by ints that are known to be small: taken backwards, assigned, and items moved within short and long lists.


def backwards(n):
    items = list(range(n))
    found = []
    for start in range(-n - 2, n + 2):
        found.append(items[start::-1])
    found.append(items[::-1])
    return found


for n in range(4):
    print(backwards(n))


def assigned(n, size):
    values = list(range(100, 100 + size))
    found = []
    for lower in range(-n - 1, n + 2):
        items = list(range(n))
        items[lower:] = values
        found.append(items)
        items = list(range(n))
        items[:lower] = values
        found.append(items)
        for upper in range(-n - 1, n + 2):
            items = list(range(n))
            items[lower:upper] = tuple(values)
            found.append(items)
    return found


for n in range(4):
    for size in range(3):
        print(assigned(n, size))


def itself():
    items = [1, 2, 3]
    items[1:2] = items
    items[:] = items
    items[2:] = items[1::-1]
    again = [1, 2, 3, 4]
    again[: 2 + 1] = again[2::-1]
    return items, again


print(itself())


def refused():
    items = [1, 2, 3]
    for value in (5, "ab", None, {1: 2}, range(2)):
        try:
            items[1:2] = value
        except TypeError as e:
            print(e)
    try:
        items[::-1] = [1, 2, 3]
    except NotImplementedError:
        print("step")
    return items


print(refused())


def order():
    items = [1, 2, 3]

    def say(name, value):
        print(name, end=" ")
        return value

    say("list", items)[say("lower", 0) : say("upper", 1)] = say("value", [7, 8])
    return items


print(order())


def counted_down(n):
    items = [0] * n
    i = n - 1
    while i >= -n:
        items[i] = items[i] * 10 + i
        i -= 1
    try:
        items[i] = 1
    except IndexError as e:
        print(e)
    data = bytearray(n)
    for i in range(-2, 2):
        data[i] = i + 3
    return items, data


print(counted_down(4))


def moved(n):
    items = list(range(n))
    for at in (0, 1, n // 2, n - 2, n - 1, n, n + 5, -1, -n, -n - 3):
        items.insert(at, -at)
    taken = [items.pop(0), items.pop(1), items.pop(-1), items.pop(-2), items.pop(n // 2)]
    items.remove(items[3])
    del items[1]
    return len(items), sum(items), items[:6], items[-6:], taken


for n in (4, 6, 31, 32, 33, 34, 35, 70, 100):
    print(moved(n))


class Odd:
    def __init__(self, items):
        self.items = items

    def __eq__(self, other):
        self.items.clear()
        return True


changed = []
changed.extend([Odd(changed), 2, 3])
try:
    changed.remove(2)
except (ValueError, IndexError):
    pass
print(len(changed))


def rotated(values):
    kept = list(values)
    for i in range(len(kept)):
        kept[i:] = kept[i + 1 :] + kept[i : i + 1]
        print(kept)


rotated("abcd")

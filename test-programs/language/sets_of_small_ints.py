# Sets of ints around the bounds within which they are bits of a number, places in an array, or keys of a table.

EDGES = (0, 1, -1, 14, 15, 16, -14, -15, -16, -17, 30, 31, 32, -31, -32, -33, 63, 64, 65, 1000, -1000, 2**31, -(2**31), 2**53, 2**70)


def model(edges, removing):
    found = []
    items = set()
    listed = []
    for v in edges:
        found.append(v in items)
        items.add(v)
        items.add(v)
        listed.append(v)
        if removing and len(listed) % 3 == 0:
            gone = listed.pop(0)
            items.discard(gone)
            items.discard(gone)
            found.append(gone in items)
            items.add(gone)
            items.remove(gone)
        copied = items.copy()
        copied.add(7)
        copied.discard(v)
        found.append((len(items), sorted(items) == sorted(listed), v in copied, len(copied)))
    return found, sorted(items)


for removing in (False, True):
    for first in range(0, len(EDGES), 4):
        print(model(EDGES[first:] + EDGES[:first], removing))


def every(low, high):
    items = set(range(low, high))
    for v in range(low, high, 2):
        items.remove(v)
    try:
        items.remove(low)
    except KeyError as e:
        print("KeyError", e)
    rest = sorted(items)
    items.update(range(low, high))
    while len(items) > 3:
        items.discard(min(items))
    return rest, sorted(items), items == set([high - 1, high - 2, high - 3])


for bounds in ((0, 5), (-3, 3), (-16, 16), (10, 20), (-20, -10), (0, 40)):
    print(every(*bounds))


def mixed():
    items = {1, 2, -3}
    other = {2, 15, 16}
    both = [sorted(items | other), sorted(items & other), sorted(items - other), sorted(items ^ other)]
    items.add(True)
    items.add(2.0)
    both.append((1.0 in items, 3.5 in items, "x" in items, None in items, False in items, len(items)))
    items.add("x")
    both.append((2 in items, 15 in items, "x" in items, len(items)))
    items.clear()
    items.add(5)
    both.append((5 in items, 2 in items, sorted(items)))
    return both


print(mixed())
print([len(set(v % n for v in range(20))) for n in (1, 2, 15, 16, 17, 40)])
print(frozenset([3, 1]) == {1, 3}, {3, 1} < {1, 2, 3}, {16} <= {15}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])))

# Values of several kinds of which only some have the method, the items or the operator: the others raise.


def load(k):
    if k == 0:
        return {"a": [1, 2], "b": {"c": "x"}, "n": 1.5}
    if k == 1:
        return [1.5, {"z": 2}, [3]]
    if k == 2:
        return "text, more"
    if k == 3:
        return None
    if k == 4:
        return (1, "two")
    return 7 if k == 5 else 2.5


def attempt(f, k):
    try:
        return f(load(k))
    except (AttributeError, TypeError, KeyError) as e:
        return type(e).__name__


def get(v):
    return v.get("a", [])


def keys(v):
    total = 0
    for k in sorted(v.keys()):
        total += len(k) + len(v)
    return total


def split(v):
    return [part.strip().upper() for part in v.split(",")]


def count(v):
    v.append(4)
    return len(v), v.count(4)


def position(v):
    return v.index(v[-1])


def copied(v):
    w = v.copy()
    w.clear()
    return len(w), len(v)


def added(v):
    total = 1.5
    total += v
    return total


def subtracted(v):
    return v - 1, 10 - v


def repeated(v):
    return v * 2


def joined(v):
    return v + v


def left(v):
    return [0] + v


def larger(v):
    v += [9]
    return v


def merged(v):
    return v | {"new": 1}


def formatted(v):
    return "%s" % v


def modulo(v):
    return v % 2


def length(v):
    return len(v) + 1


def bits(v):
    return v.to_bytes(2, "little")


def nothing(v):
    return v.missing


for f in (get, keys, split, count, position, copied, added, subtracted, repeated, joined, left, larger, merged, formatted, modulo, length, bits, nothing):
    if f is formatted:
        print([attempt(f, k) for k in (1, 2, 3, 5, 6)])
    elif f is repeated or f is joined or f is larger or f is merged:
        print([r if isinstance(r, (str, float, int)) else len(r) for r in [attempt(f, k) for k in range(7)]])
    else:
        print([attempt(f, k) for k in range(7)])


class Node:
    def __init__(self, value):
        self.value = value

    def get(self, key, default):
        return self.value if key == "a" else default

    def __radd__(self, other):
        return "radd %r" % (other,)

    def __add__(self, other):
        return "add %r" % (other,)


def some(k):
    return Node(5) if k == 0 else load(k - 1)


print([get(some(k)) for k in range(2)], [1] + some(0), some(0) + [1], {} and None)


def total(doc):
    if isinstance(doc, dict):
        return sum(total(v) for v in doc.values())
    if isinstance(doc, (list, tuple)):
        result = 0
        for v in doc:
            result += total(v)
        return result
    return doc if isinstance(doc, (int, float)) else len(doc or "")


print([total(load(k)) for k in range(7)])


def table(rows):
    # Neither None nor a number has a length.
    width = 0
    for row in rows:
        try:
            width = max(width, len(row))
        except TypeError:
            width += 1
    return width


print(table([[1, 2], None, (1, 2, 3, 4), "abc", 5, 2.5, {}]))

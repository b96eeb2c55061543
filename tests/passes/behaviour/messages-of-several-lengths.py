# Tuples of different lengths in one place: what all of them begin with keeps its type.


class Store:
    def __init__(self, name):
        self.name = name
        self.items = []

    def put(self, item):
        self.items.append(item)
        return len(self.items)


def handle(m, log):
    kind = m[0]
    if kind == "put":
        log.append(m[1].put(m[2]))
    elif kind == "get":
        log.append(m[1].items[-1])
    elif kind == "name":
        log.append(m[1].name + m[2] + str(m[3]))
    else:
        try:
            log.append(m[2])
        except IndexError as e:
            log.append(type(e).__name__)
    return len(m)


def unpack(m):
    op, store, *rest = m
    try:
        op, store, item = m
        rest.append(item)
    except ValueError as e:
        rest.append(op + " " + store.name)
    first, *middle, last = m
    return op, store.name, rest, len(middle), last is first or last is store


def evaluate(node, names):
    op = node[0]
    if op == "num":
        return node[1]
    if op == "var":
        return names[node[1]]
    if op == "neg":
        return -evaluate(node[1], names)
    a = evaluate(node[1], names)
    b = evaluate(node[2], names)
    return a + b if op == "+" else a * b


def tails(rows):
    out = []
    for r in rows:
        out.append((r[0], r[1:], r[-1], r[:1], r + (None,), r * 2))
    return out


def at(t, i):
    try:
        return t[i]
    except IndexError:
        return "none"


a = Store("a")
b = Store("b")
log = []
for m in (("put", a, 1), ("put", a, 2.5), ("get", a), ("name", b, "-", 7), ("else", b), ("else", b, None)):
    print(handle(m, log), end=" ")
print(log)
print([unpack(m) for m in (("put", a, 1), ("get", b), ("three", a, 2, 3))])
tree = ("+", ("num", 2), ("*", ("var", "x"), ("neg", ("num", 3.5))))
print(evaluate(tree, {"x": 4}), evaluate(tree, {"x": 1 << 65}))
print(tails([(1, "a"), (2.5, "b", [1]), (None,), ("x", (), {}, 4)]))
rows = [(1, [1]), (2, [2], "two")]
for r in rows:
    r[1].append(r[0])
print(rows, [at(r, i) for r in rows for i in (0, 1, 2, -1, -3)])
empty = [(), (1,), ("a", "b")]
print([at(e, 0) for e in empty], [len(e) for e in empty], sorted(empty[1:2] + [(0, 5)]))
pairs = {(1, 2): "p", (1,): "s", (1, 2, 3): "t"}
print(pairs[(1,)], pairs[1, 2], pairs.get((1, 2, 4)), sorted(pairs))
for n, *more in (1, 2, 3), (4.5,), ("x", None):
    print(n, more, end=" ")
print()
print(("a", "b", "a").index("b"), ("a", "b", "a").count("a"), (1, 2.0, True).count(1))
try:
    ("a",).index("z")
except ValueError as e:
    print(type(e).__name__)

# Generators that go through zip, enumerate and items() and take what these give apart at once.


def products(a, b):
    for x, y in zip(a, b):
        yield x * y


def numbered(it, start=5):
    for i, v in enumerate(it, 5):
        if i == 6:
            continue
        got = yield i, v
        if got is not None:
            v = got
            yield i, v


def first(it, n):
    for i, v in enumerate(it):
        if i >= n:
            return "enough"
        yield v
    else:
        yield "all"


def entries(d):
    for k, v in d.items():
        yield k
        yield v


def nested(a, b, c):
    for i, (x, (y, z)) in enumerate(zip(a, zip(b, c))):
        yield i, x, y, z
    for (x, y), z in zip(zip(a, b), c):
        yield x + y + z


def order(name, values):
    print("argument", name)
    return values


def ordered():
    for x, y in zip(order("first", [1, 2]), order("second", iter([3]))):
        yield x + y


def growing(items):
    for i, v in enumerate(items):
        if i < 3:
            items.append(v * 2)
        yield v


def halves(values, weights):
    for v, w in zip(values, weights):
        yield v * w / 2


print(list(products([1, 2, 3], (4, 5))), list(products("ab", [2, 3, 4])), list(products([], [])))
g = numbered("abcd")
print(next(g), g.send("sent"), next(g), list(g))
print(list(first([1, 2, 3], 2)), list(first([1], 2)), list(first((x for x in "xyz"), 3)))
print(list(entries({"k": 1.5})), list(nested([1, 2], [3, 4], [5, 6, 7])))
print(list(ordered()), list(growing([1])))
print(list(halves([0.5, 1.5], [2.0, 4.0])))

# The rest of what is gone through stays where it is: zip has taken one item more of the first.
one = iter([1, 2, 3])
two = iter([10])
print(list(products(one, two)), list(one))
for wrong in (lambda: list(products([1], 5)), lambda: list(first(7, 1)), lambda: list(entries([1]))):
    try:
        print(wrong())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
changing = {"a": 1, "b": 2}
try:
    for part in entries(changing):
        changing.pop("b", None)
        print(part)
except RuntimeError as e:
    print("RuntimeError", e)

# Variables of the module body, which nothing but the body uses, and those that something else sees as well.


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


# Read before they are assigned, after they are gone, and after a loop without rounds.
try:
    print(early)
except NameError as e:
    print(e)
early = 1.5
print(early)
del early
try:
    print(early + 1)
except NameError as e:
    print(e)
try:
    del early
except KeyError as e:
    print("KeyError", e)
for never in range(0):
    pass
try:
    print(never)
except NameError as e:
    print(e)
try:
    counted += 1
except NameError as e:
    print(e)
try:
    1 // 0
except ZeroDivisionError as gone:
    pass
try:
    print(gone)
except NameError as e:
    print(e)

# Floats that one branch alone assigns, and kinds that change on the way.
flag = len([1, 2]) > 1
if flag:
    level = 0.25
print(level * 2)
value = 1
for step in range(5):
    value = value * 1.5 if step > 1 else value + 1
print(value, step)
value = "now a str"
print(value)
big = 1 << 28
for step in range(4):
    big *= 1 << 20
print(big)
ratio = 0.1
total = 0.0
rounds = 0
while total < 1:
    total += ratio
    rounds += 1
print(rounds, "%.3f" % total, -0.0 * total)

# Comprehensions read them where they stand; generators when they run.
factor = 2.5
offset = 10
print([item * factor + offset for item in (1, 2, 3)])
print([(a, b) for a in range(3) if a < factor for b in range(a) if b + offset > 9])
later = (item * factor for item in (1, 2, 3))
print(next(later))
factor = 100
print(next(later))
del factor
print(attempt(next, later))
print(sum(item * offset for item in range(4)), any(item > offset for item in (1, 11)))
hidden = [hidden * 2 for hidden in range(3)]
print(hidden)
outer = 3
print([[outer * inner for inner in range(outer)] for outer in range(outer)], outer)

# Unpacking, several targets, walrus.
first, *others = "abcd"
left = right = [1, 2]
left, right = right, left + [3]
print(first, others, left, right)
(one, [two, three]) = 1, (2, 3.5)
one, two = two, one
print(one, two, three)
if (size := len(others)) > 2:
    print(size)
print([last := item for item in range(3)], last)

# A function, a class body or a lambda that mentions a name shares it.
shared = 1
alone = 1


def change():
    global shared, made
    shared += 1
    made = 2.5
    alone = "not that one"
    return alone


print(change(), shared, made, alone)
shared = 0.5
change()
print(shared)


class Reader:
    alone = alone + 1
    level = [level for _ in range(2)]
    copy = three

    def get(self):
        return alone, self.alone


print(Reader.alone, Reader.level, Reader.copy, Reader().get())
alone = 7.5
print(Reader().get())
weights = {"a": 3, "b": 1, "c": 2}
print(sorted(weights, key=lambda name: weights[name]))
adders = [lambda x, n=n: x + n for n in range(3)]
print([add(10) for add in adders])
late = [lambda: index for index in range(3)]
print([call() for call in late])

# Names that the runtime has as well.
max = max(1, 2)
print(max)
del max
print(max(3, 4))
print(__name__)
import math as functions

root = functions.sqrt
print(root(16), [root(square) for square in (1, 4)])
kept = [].append
print(attempt(kept), attempt(kept, 1))
with_error = None
try:
    raise ValueError("kept")
except ValueError as error:
    with_error = error
print(repr(with_error))
for error in (1, 2):
    try:
        raise ValueError("inner")
    except ValueError as error:
        print(error)
try:
    print(error)
except NameError as e:
    print(e)
for step in range(3):
    if step == 1:
        step = "changed"
    print(step)
names = ["x", "y"]
for names[0], step in ((1, 2.5), (3, 4)):
    print(names, step)

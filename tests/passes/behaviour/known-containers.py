# Methods and items of containers whose types are known, fields of objects that may be missing, slots that mean nothing.
from math import sqrt, sin


class Point(object):
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def length(self):
        return sqrt(self.x * self.x + self.y * self.y)

    def larger(self, other):
        return self.x if self.x > other.x else other.x


def nearest(points):
    best = None
    for p in points:
        if best is None or p.length() < best.length():
            best = p
    return best


points = [None] * 3
for i in range(3):
    points[i] = Point(3.0 - i, i * 0.5)
print(nearest(points).x, points[0].larger(points[1]), nearest([]))
first = nearest(points[:1])
first.extra = "more"
print(first.extra, Point.__slots__, "%.3f" % sin(first.x))
try:
    nearest([]).length()
except AttributeError as e:
    print(e)
try:
    points[0].larger(nearest([]))
except AttributeError as e:
    print(e)
try:
    sqrt(first.x - 10.0)
except ValueError as e:
    print(e)


def counts(words):
    seen = set()
    number = {}
    for word in words:
        if word in seen:
            seen.discard(word)
        seen.add(word)
        number[word] = number.get(word, 0) + 1
    return seen, number


def calls():
    print("called")
    return 7


seen, number = counts(["a", "b", "a"])
print(len(seen), len(number), number["a"], number.get("c"), number.get("a", calls()), "b" in number)
seen.remove("a")
try:
    seen.remove("a")
except KeyError as e:
    print("KeyError", e)
try:
    print(number["z"])
except KeyError as e:
    print("KeyError", e)
try:
    number[[]] = 1
except TypeError as e:
    print(e)
stack = [1]
print(stack.pop(), len(stack))
try:
    stack.pop()
except IndexError as e:
    print(e)
word = "héllo"
print(word[1], word[-1], len(word), "l" in word, b"ab"[1], 98 in b"ab", (1, 2)[-1], 2 in (1, 2))
grid = {}
for x in range(-2, 3):
    for y in (True, 2, -3):
        grid[x, y] = x * 10 + y
print(grid[-2, 1], grid[2, -3], (0, 2.0) in grid, grid.get((3, 2)), len(grid))

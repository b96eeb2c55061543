# Methods of lists and tuples, and named tuples.
from collections import deque, namedtuple

a = [3, 1, 2]
a.append(4)
a.extend((5, 6))
a.insert(0, 0)
a.insert(100, "end")
print(a, a.pop(), a.pop(0), a)
a.remove(1)
print(a.index(2), a.count(5), a[::-1], len(a), 9 in a)
b = a.copy()
b.clear()
print(a, b, a * 2, [0] * 3, a + [1], a == a[:], a is a[:])
grid = [[0] * 2] * 2
grid[0][0] = 1
print(grid)
a.reverse()
print(a, [1, [2, [3]]], [[]], [None, True])
t = 1, "two", 3.0
print(t, t[1], len(t), t + (4,), t * 2, t.index("two"), t.count(1), (5,), ())
print(tuple("ab"), list((1, 2)), tuple([1]) == (1,), hash((1, 2)) == hash((1, 2)))
recursive = [1]
recursive.append([2])
print(recursive)
Point = namedtuple("Point", ("x", "y"))
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), tuple(p), len(p))
x, y = p
print(x + y)
q = deque((), 3)
for i in range(5):
    q.append(i)
print(len(q), q.popleft(), q.popleft(), len(q), bool(q))
for wrong in (
    lambda: [].pop(),
    lambda: [1].remove(2),
    lambda: [1].index(5),
    lambda: (1, 2).append(3),
    lambda: setattr(p, "x", 5),
    lambda: [1] + (2,),
    lambda: Point(1),
):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)


# What is appended is evaluated before the list is looked at: it may empty, sort or replace the list's items.
def emptied(items):
    items.clear()
    return "e"


def arranged(items):
    items.sort()
    return 0


def replaced(items):
    items[:] = [9] * 2000
    return "r"


kept = [3, 1, 2]
kept.append(arranged(kept))
print(kept)
kept.append(emptied(kept))
print(kept)
kept.append(replaced(kept))
print(len(kept), kept[-2:])

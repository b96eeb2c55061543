def show(*a):
    print(*a)
def near(r, c):
    out = []
    for i in range(r - 1, r + 2):
        for j in range(c - 1, c + 2):
            if (i, j) != (r, c):
                out.append((i, j))
    return out
show(near(0, 5))
class Snake:
    def __init__(self):
        self.head = (3, 4)
        self.food = (3, 4)
        self.name = ("a", None)
    def eats(self):
        return self.head == self.food
    def at(self, x, y):
        return (x, y) == self.head, self.head == (x, y), (x, y) != self.head, self.head != (x + 1, y)
s = Snake()
show(s.eats(), s.at(3, 4), s.at(4, 3), s.at(2, 4))
s.head = (5, 1)
show(s.eats(), s.at(5, 1))
show(s.name == ("a", None), s.name != ("a", None), s.name == ("b", None))
def big(n):
    a = (2 ** n, 1)
    b = (2 ** (n - 1) * 2, 1)
    return a == b, a != b, (2 ** n, 1) == b, a == (2 ** n + 1, 1)
show(big(10), big(80))
def order(log):
    def f(x):
        log.append(x)
        return x
    x = 1
    def g():
        nonlocal x
        x += 1
        return (x, x)
    r = (f(1), f(2)) == (f(1), f(3)), (f(4), f(5)) != (f(6), f(7))
    r2 = (x, x) == g(), g() == (x, x), (x, 1) != g()
    return r, r2, log
show(order([]))
def mixed(x, y):
    return (x, y) == (y, x), (x, y) == (1, "a"), (x, "a") == (1, y), ("a", x) == (1, y)
show(mixed(1, "a"), mixed("a", "a"), mixed(1, 1))
def floats(x, y):
    return (x, y) == (1.0, 2), (x, y) == (True, 2), (x,) == (y,), (x, y) == (1,), () == (), (x,) != ()
show(floats(1, 2), floats(1.0, 2.0), floats(True, 2))
nan = float("nan")
show((nan,) == (nan,), (nan, 1) != (nan, 1))
def unbound(flag):
    if flag:
        z = 1
    try:
        return (0, z) == (1, z)
    except NameError as e:
        return type(e).__name__
show(unbound(True), unbound(False))
def wide(a, b, c, d):
    p = (a, b, c, d)
    q = (d, c, b, a)
    return p == q, p != q, p == (a, b, c, d), (a, b, c) == (c, b, a), (a, b, c, d, 1) == (a, b, c, d, 1)
show(wide(1, 2, 2, 1), wide(1, 2, 3, 4))
def cond(p, q, n):
    t = 0
    while p != q and n > 0 or p == (9, 9):
        p = (p[0] + 1, p[1])
        n -= 1
        if not p == q:
            t += 1
    return t, p, 1 if p == q else 2, not (p[0], p[1]) != q
show(cond((0, 0), (4, 0), 10), cond((0, 0), (4, 1), 3))
def none(p):
    return p == (1, None), p != (1, None), p == None, None != p, (1, None) == p
show(none((1, None)), none((2, None)), none((None, None)))
def opt(p):
    return p == (1, 2), (1, 2) == p, p != (1, 2)
show(opt(None), opt((1, 2)), opt((2, 1)))

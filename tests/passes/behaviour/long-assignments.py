# Assignments of more values than three: floats among them, in locals, fields, globals, loops and generators.


def mixed(n):
    x = n / 4
    a, b, c, d = n, x, x * 2, 1
    a, b, c, d = b, c, d, a
    p, q, r, s, t, u = x, 1.5, n, x + b, "s", None
    q, p, r, s = p, q, r, s / 2
    return a, b, c, d, int(p), q, r, s, t, u


class Packet:
    def __init__(self, kind, value, flags, stamp, scale, rest):
        self.kind, self.value, self.flags, self.stamp, self.scale, self.rest = kind, value, flags, stamp, scale, rest

    @classmethod
    def made(cls, fields):
        return cls(*fields)

    def total(self):
        return self.kind + self.value * self.scale + self.flags


def loops(n):
    w, x, y, z = 0.0, 1.0, 0.5, n / 2
    for i in range(n):
        w, x, y, z = x, y + w, z * 0.5, w + i
    [k, l, m, o] = [w, x, y, z]
    return w, x, y, z, k + l + m + o


def steps(n):
    a, b, c, d = 0.5, 1.5, n, n / 3
    while n > 0:
        a, b, c, d, n = b, a + d, c - 1, d / 2, n - 1
        yield a + b + d


def spread(n):
    a, *b, c, d = n / 2, 1.5, 2, n / 8, 3.0
    return a, b, c, d


print(mixed(10))
p = Packet.made((1, 10 / 4, 2, 3, 4.5, 5))
print(int(p.value), p.value, p.scale, p.total(), Packet(1, 2.5, 3, 4, 0.5, 6).total())
print(loops(5))
print(list(steps(3)))
print(spread(9))
g, h, i, j = 1.5, 2.5, 1, 0.25
print(g + h * j, i)

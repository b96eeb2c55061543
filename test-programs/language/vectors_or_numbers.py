# Products of vectors and numbers, where what an operator gives depends on its operand; what nobody can do raises.
class Vec:
    def __init__(self, x=0, y=0):
        self.x, self.y = x, y

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)

    def __mul__(self, k):
        if isinstance(k, Vec):
            return self.x * k.x + self.y * k.y
        return Vec(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __truediv__(self, k):
        return self * (1 / k)

    def __eq__(self, o):
        return isinstance(o, Vec) and self.x == o.x and self.y == o.y

    def norm(self):
        return (self * self) ** 0.5

    def __str__(self):
        return "<%s %s>" % (self.x, self.y)


def blend(a, b, alpha):
    return alpha * a + (1 - alpha) * b


v, w = Vec(3, 4), Vec(0.5, -1)
print(v / v.norm(), blend(v, w, 0.25), v * w, (v * w).norm() if isinstance(v * w, Vec) else "number")
print(blend(2.0, 4.0, 0.5), blend(v, v, 1) == v, v == 3, sum([1.5, v * w]))


def attempt(f):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


attempt(lambda: blend(1.0, v, 0.5))
attempt(lambda: 1 + v)
attempt(lambda: v - 1)
attempt(lambda: "a" + v)
attempt(lambda: v + 2)
attempt(lambda: (v * w).x)
attempt(lambda: (v * w).norm())
attempt(lambda: [1] + v)
attempt(lambda: v // w)


def shift(o, by):
    o.x = by
    return o


attempt(lambda: shift(v * 2, 7).x)
attempt(lambda: shift(v * w, 7).x)
attempt(lambda: (v * w).to_bytes(1, "little"))
attempt(lambda: (Vec(1, 2) * Vec(3, 4)).to_bytes(1, "little"))
attempt(lambda: "abc".x)
attempt(lambda: [1, 2].norm())

# Floats that a dict is given by name: they are bare numbers before, and floats in the dict.
def halves(known):
    order = []

    def half(v):
        order.append(v)
        return v / 2

    known.update(x=half(1), y=half(2))
    print(sorted([known[k] for k in ("x", "y")]), type(known["y"]).__name__, order)
    known.update(z=1.0, n=3)
    print(known["z"], known["n"], known["x"] / 4)


def counted(a):
    n = {}
    x = a * 0.5
    n.update(x=x, y=x + 1)
    n.update({"q": x * 2}, z=-x)
    print(sorted(n.values()), sorted([str(v) for v in n.values()]))


halves({1: 2})
counted(4)

# Variables that hold bare numbers, where they are seen as Python values.
def f(n):
    t = 0.0
    z = -0.0
    for i in range(n):
        t = t + i * 0.5
        z = z * 2
    u = t
    u *= 2
    print(t, z, [t, u], t == 22.5, t < n, "%.1f" % t, t and u, not t, str(t), t if t else 1)
    w = (t := t + 1.0) + t
    def inner(): return u
    try:
        t = t / (n - 10)
    except ZeroDivisionError as e:
        print(e, t)
    return w, inner(), t
print(f(10), f(3))
def g(x, y=2.5):
    x = x + y
    return x
print(g(1.5), g(1.0, 2.0), g(y=1.0, x=0.25))
def nan():
    x = float("nan")
    y = x
    return x == y, x != x, x < y, [x] == [y], x is y or True
print(nan())
def big(n):
    return (1 << n) * 0.5, (n & 0xff) * 0.5, 1.5 * True
print(big(60), big(3))

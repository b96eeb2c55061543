# Floats that are assigned several at once, in all the places that values come from and go to.
def four(n):
    return n / 2, n * 1.5, n, n - 0.25
def t1(n):
    a, b, c, d = four(n)
    (a, b), (c, d) = (b, a), (d, c)
    e = f = g = n / 3
    [a, e, *r] = [e, a, f, 1, 2.5]
    return a, b, c, d, e, f, g, r
print(t1(7))
def t2(n):
    out = []
    for a, b, c, d in [four(i) for i in range(n)]:
        a += b; c -= d; b, c = c, b
        out.append((a, b, c, d))
    for i, (a, (b, c)) in enumerate([(1.5, (2, 2.5)), (n / 1, (n, 0.5))]):
        a, b, c, i = c, a, b * i, i / 2
        out.append((a, b, c, i))
    return out
print(t2(3))
def t3(n):
    x = 0.5
    def inc(by=0.25):
        nonlocal x
        x, y, z, w = x + by, x, n, by
        return x + y + z + w
    r = [inc(), inc(1), inc(by=2.5)]
    return r, x
print(t3(2))
def t4(n):
    if (y := n / 4) > 0.5 and (z := y * 2) > 1:
        y, z, w, v = z, y, y + z, 1
    else:
        z = w = v = 0.0
    d = {}
    d["a"], d["b"], q, x = y, z, w, v
    l = [0.0] * 4
    l[0], l[1], l[2], l[3] = y, z, w + 1, 2.0
    l[0], l[-1] = l[-1], l[0]
    return y, z, w, v, d, l, q, x
print(t4(10), t4(1))
class V:
    def __init__(self, *a): self.x, self.y, self.z, self.w = a
    def rot(self):
        self.x, self.y, self.z, self.w = self.y, self.z, self.w, self.x
        return self
    def tup(self): return self.x, self.y, self.z, self.w
v = V(1.5, 2.5, 3.5, 4.5)
print(v.rot().tup(), V(1, 2.0, "a", None).rot().tup())
def t5():
    a = b = c = d = 0.0
    try:
        a, b, c, d = 1.5, 2.5, 1 / 0, 3.5
    except ZeroDivisionError:
        a += 1
    finally:
        d, c, b, a = a, b, c, d
    return a, b, c, d
print(t5())
def t6(n):
    a, b, c, d, e = 1.0, 2.0, 3.0, 4.0, n
    while e:
        a, b, c, d, e = b * 0.5, c - a, d + b, a, e - 1
        if a > 100: break
    else:
        a, b, c, d = -a, -b, -c, -d
    return a, b, c, d
print(t6(6))
gx, gy, gz, gw = 0.5, 1.5, 2, 3.5
def t7():
    global gx, gy, gz, gw
    gx, gy, gz, gw = gy, gx, gw, gz
    return gx + gy + gz * gw
print(t7(), gx, gy, gz, gw)
def gen(n):
    a, b, c, d = 0.5, 1.5, 2, 3.5
    for i in range(n):
        a, b, c, d = (yield a, d) or b, c, d, a + i
def t8():
    g = gen(4)
    r = [next(g)]
    for x in (None, 2.5, 7):
        r.append(g.send(x))
    return r
print(t8())
def t9(a, b=1.5, *c, d=2.5, **e):
    a, b, d, f, g = d, a, b, len(c), len(e)
    return a, b, d, f, g, c, e
print(t9(1), t9(0.5, 2, 3, d=4, z=1.5))
lam = lambda a, b, c=0.5: (c, a, b, a + b)
p, q, r, s = lam(1.5, 2)
print(p, q, r, s)
def t10(cs):
    z, w, u, t = 1j, 2 + 0j, 0.5, 1
    for c in cs:
        z, w, u, t = z * c, w + z, u + abs(c), t + 1
    return z, w, u, t
print(t10([1 + 1j, 2, 0.5]))

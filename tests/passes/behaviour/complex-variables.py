# Variables that are an int or a float before they are complex, or for no time at all; where their values go.
def after(start_complex, c, n):
    z = 0
    for i in range(n):
        z = z * z + c
    return z


def from_one(c, n):
    z = 1
    w = 3
    for i in range(n):
        z = w * z - c * 0.5
        w = z + 2
    print(z, w)
    return [z, w]


def from_negative(c, n):
    z = -1
    y = -0.0
    for i in range(n):
        y = y * z + y
        if i > 0:
            z = z * -c
            y = z * y
    return z, y


def from_float(c, n):
    z = -0.0
    for i in range(n):
        z = z * z + c
    return z, abs(z)


def float_products(c, xs):
    z = 1.0
    p = 1.0
    for x in xs:
        z = z * p
        p = z - x
        if x < 0:
            z = z + c
    return z, p


def test_first(c, limit):
    z = 0
    n = 0
    while abs(z) <= limit and n < 20:
        z = z * z + c
        n += 1
    return n, z, abs(z)


def tiny(c, n):
    z = 1e-200
    k = 0
    while abs(z) < 1e-100 and k < 5:
        k += 1
        if k > n:
            z = z * c
    return k, z, abs(z) > 0


def escapes(c, n):
    z = 0
    seen = []
    for i in range(n):
        seen.append(z)
        z = z * z + c
        d = {z: i}
        seen.append((z, list(d)))
    f = lambda: len(seen)
    return seen, f()


def captured(c, n):
    z = 0

    def show():
        return "z is %s" % (z,)

    for i in range(n):
        z = z * z + c
    return show()


def maybe_unbound(c, n):
    for i in range(n):
        z = c * c
        w = z + 1
    try:
        return z + w
    except NameError as e:
        return "NameError"


def swap(a, b, n):
    z = a * 1
    w = b * 1
    for i in range(n):
        z, w = w, z * w
    return z, w


def reassigned(z, n):
    total = 0j
    for i in range(n):
        total += z
        z = z * (1 + 1j)
        if z == total:
            z = -z
    return z, total


def deleted(a):
    z = a * a
    w = z + 1
    del z
    try:
        return z
    except NameError:
        return w


def walrus(a, n):
    z = a * a
    out = []
    for i in range(n):
        out.append(z * (z := z + 1j) + z)
    return out


order = []


def note(x):
    order.append(x)
    return x


def in_order(a):
    z = a + 1
    w = note(z) * note(2) + note(3.5) * (z - note(a)) / note(1j)
    z = note(w.real) + note(z * w) * note(w.imag)
    return z, w


changing = 1j


def change(x):
    global changing
    changing = changing * x
    return changing


def outer(a):
    local = a

    def bump():
        nonlocal local
        local = local * 2j
        return local

    z = local * bump() + local
    w = changing + change(2) * changing
    return z * w, local


def bools(a, flag):
    z = a * flag
    w = flag + z
    return z, w, z * True - w, (z and w), (not z), z or 5


def identity(a):
    z = a * a
    y = z
    return z is z, y is z, z == y


def handled(items):
    z = 0j
    for x in items:
        try:
            z = z + 1 / x
            z = z / x
        except ZeroDivisionError:
            z = z * 2j
        finally:
            z += 0.25
    return z


def steps(c, n):
    z = 0
    for i in range(n):
        z = z * z + c
        yield z
        yield abs(z)


def deep(z, n):
    w = z * 0.5
    if n == 0:
        return w
    return deep(w + n, n - 1) * w


def either(a, flag):
    z = a * 2 if flag else a
    w = (z if flag else z + 1) * z
    return w.real if flag else w.imag


def powers(a):
    z = a * 2
    return z ** 2, 2 ** z, z ** 0.5, z ** 0, z ** z


class Holder:
    def __init__(self, z):
        self.z = z * 1
        self.best = 0

    def step(self, c):
        self.z = self.z * self.z + c
        self.best = max(self.best, abs(self.z))
        return self


C = 0.25 - 0.5j
for n in range(4):
    print(after(0j, C, n), from_one(C, n), from_negative(C, n), from_float(C, n), test_first(C * n, 1.5 + n))
    print(escapes(C, n), captured(C, n), maybe_unbound(C, n), swap(C, 1j, n), reassigned(C, n), walrus(C, n))
    print(list(steps(C, n)), deep(C, n), tiny(-1e50j, n))
print(float_products(C, [1.0, -0.0, 2.0]), float_products(C, [1.0, -1.0, 0.0, 2.5]), float_products(C, []))
print(deleted(C), in_order(C), order, outer(C), bools(C, True), bools(C, False), bools(0j, True), identity(C))
print(handled([1, 2j, 0, 0.5]), either(C, True), either(C, False), powers(C))
h = Holder(C)
print(h.step(C).step(1).z, h.best)
z = 0
for _ in range(3):
    z = z * z + C
print(z, abs(z), z.real, -z, z == C, z * z == z ** 2)
try:
    print(C / (C - C))
except ZeroDivisionError as e:
    print(e)

def wrong(a):
    z = a * a
    out = []
    try:
        out.append(z // 1)
    except TypeError as e:
        out.append(str(e))
    try:
        out.append(z < 1)
    except TypeError as e:
        out.append(str(e))
    try:
        out.append(~z)
    except TypeError as e:
        out.append(str(e))
    try:
        out.append(z + None)
    except TypeError as e:
        out.append(str(e))
    try:
        out.append(z.conjugate)
    except AttributeError as e:
        out.append(str(e))
    try:
        out.append(abs(z, 1))
    except TypeError as e:
        out.append("abs")
    return out


print(wrong(C), complex(), complex(2), complex(True, False), complex(C, C), complex("1+2j"), complex(-0.0, -0.0))


def given(z, c, n):
    for i in range(n):
        z = z * z + c
    return z


def given_float(z, c, n=2):
    first = z
    while n:
        z = z * z - c
        n -= 1
    return z, first, z == first


def of_items(items, c):
    z = items[0]
    out = []
    for x in items:
        z = z * x + c
        y = x
        y = y * y
        out.append(y)
        if abs(y) > 3:
            y = z
        out.append((y, abs(y)))
    for x in items:
        x = x * x - c
        out.append(x)
    for x in out[1:3]:
        x = x
    return z, out


def of_complex_items(items):
    out = []
    for z in items:
        n = 0
        while abs(z) < 2 and n < 5:
            z = z * z + 0.5
            n += 1
        out.append((n, z))
    return out


def either_product(a, b, c):
    p = a * b
    q = p + c
    r = a * b * c
    s = (a - b) * (a + b) + c
    return p, q, r, s, a * b + c, (a * b + c).real


for n in range(3):
    print(given(0, C, n), given(2j, C, n), given_float(-0.0, C, n), given_float(1.5j, C), given_float(-2.5, C, n))
print(of_items([2, 1j, 0], C), of_items([-0.0, 2.5, 2j], C), of_items([3, 4], C))
print(of_complex_items([C, 0j, 3j]))
print(either_product(0, 3, C), either_product(2, 1j, C), either_product(1j, 5, C))
w = 0
for _ in range(4):
    w = w * w + w + C
print(w)


def negated(c, n):
    z = 0
    w = 1.5
    u = 2j
    for i in range(n):
        w = -z
        z = -w
        if i > 0:
            z = z * c + w
            u = -complex(i, -i) - (-w)
            u = -(z - u)
    return z, w, u


def negated_float(c, n):
    z = 0.0
    w = 1.5
    for i in range(n):
        w = -z + w
        z = -w
        if i > 1:
            z = w * c
    return z, w, -complex(n, n)


for n in range(4):
    print(negated(C, n), negated_float(C, n))

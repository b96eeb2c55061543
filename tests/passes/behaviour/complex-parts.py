# Complex numbers held by their parts: operators near the edges, variables that are something else first, order of evaluation.
INF = 1e400
NAN = INF - INF
REALS = [0.0, -0.0, 1.5, -2.0, 1e308, -5e-324, INF, -INF, NAN]
ZS = [complex(a, 1.0) * 1 for a in REALS] + [2.5 - 3j, complex(0.0, 1e200), complex(-0.0, 0.0), -1j, complex(INF, -INF)]
for _z in REALS[:4]:
    ZS.append(-complex(-1.0, _z))
INTS = [0, 1, -1, 3, -(2**40)]
BIG = [2**70, -(2**1100)]


def zz(op, a, b):
    s = a + 0j
    t = b + 0j
    if op == "+":
        s = s + t
    elif op == "-":
        s = s - t
    elif op == "*":
        s = s * t
    else:
        s = s / t
    return s


def chain(a, b):
    s = a * b
    t = s + a
    s = t - b * s
    t = -s + t
    return s + t, -t, +s, abs(s - a) + abs(t), s.real, t.imag, s == t, s != a


def with_float(z, x):
    s = z * 1.0
    return s + x, s - x, s * x, x + s, x - s, x * s, x * s + s, s == x, x != s, complex(x, x) - s


def with_int(z, n):
    s = -z
    return s + n, s - n, s * n, n + s, n - s, n * s, s == n, n != s, complex(n, n) + s


def quotients(z, x, n):
    s = z + z
    out = []
    try:
        out.append(s / x)
    except ZeroDivisionError as e:
        out.append(str(e))
    try:
        out.append(x / s)
    except ZeroDivisionError as e:
        out.append(str(e))
    try:
        s = n / s
        out.append(s)
    except ZeroDivisionError as e:
        out.append(s)
    out.append(s / 4)
    out.append(s / -0.5)
    return out


for a in ZS:
    for op in "+-*/":
        row = []
        for b in ZS:
            try:
                row.append(str(zz(op, a, b)))
            except ZeroDivisionError as e:
                row.append(str(e))
        print(a, op, " ".join(row))
    for b in ZS[4:12]:
        print(chain(a, b))
    for x in REALS:
        print(with_float(a, x))
    for n in INTS:
        print(with_int(a, n), quotients(a, float(n), n))
    for n in BIG:
        print(with_int(a, n))


def large_constants(z, x):
    s = z * 1
    return s + 590295810358705717249, x + 590295810358705717249, s == 590295810358705717249, x * -590295810358705717249


print(large_constants(1j, 1.0))

# Parameters and results that are floats at every call, and those that only seem to be.
def area(r): return 3.25 * r * r
def both(x, y):
    if x < y:
        x, y = y, x
    return x - y
def swap(x):
    x = x * 2
    del x
    x = 1.5
    return x
def rec(x, n):
    if n == 0: return x
    return rec(x * 0.5, n - 1)
def maybe(x):
    if x > 1.0: return x
def kw(x, y): return x / y
def few(x, y): return x + y
def cell(x):
    def inner(): return x + 0.5
    return inner() * 2.0
def outer():
    def local(v): return v * 0.25
    t = 0.0
    for i in range(4): t += local(i * 1.0) + area(t)
    return t
def fails(x): raise ValueError(x)
def never(x): return x * 0.5
def walrus(x): return (y := x + 1.0) * y
def gen(x): yield x * 0.5
print(area(2.0), [area(0.5)], area(area(1.5)), "%.2f" % area(1.0), -area(1.0), not area(0.0), area(1.0) or 2)
print(both(1.0, 3.5), swap(1.0), rec(8.0, 3), maybe(0.5), maybe(2.0), kw(y=2.0, x=1.0), cell(1.0), outer())
area(1.0)
try: few(1.0)
except TypeError as e: print(e)
print(few(1.0, 2.0), walrus(1.5), list(gen(1.0)))
try: kw(1.0, 0.0)
except ZeroDivisionError as e: print(e)
try: fails(2.5)
except ValueError as e: print(repr(e))
def early(): return late(1.0)
try: early()
except NameError as e: print(e)
def late(x): return x + 1.0
print(early(), (lambda q: q * 0.5)(3), area(1.0) == 3.25, area(1.0) is None)


# Powers by halves are products of powers and the root, and their inverses.
def powers(x):
    return [x**h for h in (-16.5, -3.5, -3, -2.5, -2, -1.5, -1, -0.5, 0.5, 1.5, 2.5, 3, 15.5, 16.5, 31.5)]


for x in (0.001, 0.1, 0.5, 1.0, 1.5, 2.0, 3.0, 9.81, 100.0, 12345.678):
    print(x, powers(x))
print([x**-1.5 for x in (1e-200, 1e-130, 5e-324, 1e130, 1e200, 1.7e308)])
print([(-2.0) ** n for n in (-5, -2, 2, 3, 31, 33)], 10.0**23, 10.0**-23, 0.0**1.5, 4**0.5, 4**-1.5)

# Floating point, and the numbers in between.
import cmath
import math

print(0.1 + 0.2, 1 / 3, 2 / 1, 1e308 * 10, -1e-320, 5e-324, 100.0, 1e21, 123456.789e3)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), 2**0.5, 2**-1)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5, -2), int(-3.9), int(3.9))
print(1.0 == 1, 1.5 > 1, float("inf") > 10**400 if False else True, float("-1e3"), float(" 2.5 "))
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, [nan] == [nan], max(1.5, 2), min(0.5, 1))
print(math.sqrt(2), math.pi, math.e, math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5))
print(math.sin(1), math.cos(1), math.atan2(1, -1), math.exp(1), math.log(10), math.log2(8), math.log10(1000))
print(math.isnan(nan), math.isinf(-math.inf), math.fmod(-7, 3), math.modf(2.25), math.frexp(10.0), math.ldexp(0.5, 4))
print(math.copysign(1, -0.0), math.degrees(math.pi), math.radians(180), math.hypot(3, 4) if hasattr(math, "hypot") else 5.0)
z = 3 + 4j
print(z, z.real, z.imag, abs(z), z * 2, z * (1 - 1j), z / (1 + 1j), z**2, -z, z == 3 + 4j)
print(complex("1+2j"), complex(1, -1), 1j * 1j, cmath.polar(1j), cmath.exp(0j), cmath.sqrt(-1))
print(bool(0.0), bool(1e-300), 1e3, 1E3, 1., .5, 1e-3)
total = 0.0
for i in range(10):
    total += 0.1
print(total, total == 1, abs(total - 1) < 1e-9)
for wrong in (lambda: 1.0 / 0, lambda: 1.5 % 0, lambda: math.sqrt(-1), lambda: float("x"), lambda: int(nan), lambda: 1j < 2j):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)

# round() with places makes floats of bools
flag = False
print(round(flag, 2) % 500 + 32, round(True, 1), round(flag), round(3, 1))


def rounded(b, n):
    return round(b, n) + 0.5, round(b > 1, n) * 2, round(not b, 1) // 1


print(rounded(True, 2), rounded(3, 1))

# Complex numbers beside ints, floats and what may be any of them.
import cmath


def iterate(c, n):
    z = 0
    for i in range(n):
        z = z * z + c
        if abs(z) > 4:
            return i, z
    return n, z


def sums(values):
    total = 0
    for v in values:
        total += v * 2
        total = total - 1
    return total


def parts(z):
    return z.real, z.imag, -z, z / 2, abs(z)


print(iterate(0.5 + 0.5j, 30), iterate(-1 + 0j, 5), iterate(1j, 4))
print(sums([1, 2.5, 1j]), sums([1, 2]), sums([0.5]), sums([]))
print(parts(3 - 4j))
print(1 + 2j, 2 * 1j - 1, 0.5 - 2j, (1 + 1j) * (1 - 1j), 1j * 1j, 4 / (1 + 1j))
print(cmath.rect(2, 0) * 2, cmath.phase(1j) == cmath.pi / 2, abs(cmath.exp(0j)))
e = [cmath.rect(1, 0) * k for k in range(3)]
e[1] += 1j
e[2] -= e[1]
print(e, sum(e))
for x in (1 << 70, True, 2.0, 1j):
    print(x * (2 + 0j) + x, x - 1j)
try:
    print(1j / 0)
except ZeroDivisionError as error:
    print(error)

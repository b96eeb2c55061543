# Ints whose bounds are inferred: sums and products at the edges of words and of safe integers.
MAX53 = 9007199254740991


def products(a, b):
    low = (a * b) & 0xFFFFFFFF
    middle = (a * b + 12345) & 0x7FFFFFFF
    shifted = ((a << 13) ^ (b << 5)) & 0xFFFFFFFF
    difference = (a * b - (b * b << 3)) & 0xFFFF
    mixed = ((a * b | 7) ^ (a * a)) & 0xFFFFFFFF
    return low, middle, shifted, difference, mixed


def edges(n):
    a = n & 0xFFFFFFFF
    b = (n >> 3) & 0x3FFFFF
    return a * b, a + MAX53, a - MAX53, -a - MAX53, a * a, (a * b) // 7, (a * b) % 1000, -a % 1000, a // -7 if a else 0


def negatives(n):
    a = (n & 0xFF) - 128
    return a % 16, a // 16, -a, ~a, abs(a), a * -3, a >> 2, a | 5, a ^ -9, min(a, 3), max(a, -3), a & 0xFF, 0 * a


def words(n):
    x = n & 0xFFFFFFFF
    y = (n * 7) & 0xFFFFFFFF
    return x ^ y, x | y, x & y, x >> 17, x + y, x - y, x * 4, x << 3, x // 3, x % 10, ~x, -x


def bools(n):
    a = n > 3
    b = n > 5
    return a + b, a - b, a * 3, a + n % 10, -a, a << 3, (n & 1) + a


def count():
    n = 0
    down = 10
    while n < 20:
        n += 3
        down -= 7
    return n, down


def grow():
    total = 1
    for i in range(30):
        total = total * 7 + i
    small = MAX53 - 5
    for i in range(10):
        small += 1
        total ^= small
    return total, small


for n in (0, 1, 5, 255, 4096, 65535, 2**31 - 1, 2**31, 2**32 - 1, 2**40 + 12345, 2**53, 2**70 + 99, -1, -2**31, -2**60):
    print(products(n & 0xFFFFFFFF, (n * 31 + 7) & 0xFFFFFFFF))
    print(edges(n))
    print(negatives(n))
    print(words(n))
    print(bools(n))
print(count(), grow())

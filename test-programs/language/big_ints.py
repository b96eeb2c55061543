# Whole numbers of any size.
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


print(factorial(40))
print(2**200 - 1, (2**100).bit_length() if hasattr(int, "bit_length") else 101)
print((1 << 64) + 1, (1 << 64) >> 60, -(1 << 70) >> 3, ~(1 << 40))
print(0xFFFFFFFFFFFFFFFFFF & 0xFF00FF00FF00, (1 << 80) | 5, (1 << 80) ^ (1 << 80) - 1)
for a in (10**20, -(10**20), 7, -7):
    for b in (3, -3, 10**10 + 1):
        print(a // b, a % b, divmod(a, b) == (a // b, a % b), end="; ")
    print()
print(10**30 / 10**28, 10**20 == 1e20, 2**53 + 1 == float(2**53))
print(int("123456789012345678901234567890"), int("-ff", 16), int("0b101", 0), int("z", 36), int(1e18))
print(pow(3, 100, 1000007), pow(2, 10), pow(7, -1) if False else 7**-1, 0**0)
print(hex(2**70), oct(8**10), bin(-10), abs(-(10**25)), -(-(2**63)))
print(2**31, 2**31 - 1, -(2**31), 2**62, 2**63, -(2**63), 2**30 * 2**30, 2**31 + 2**31)
small = 2**29
for i in range(5):
    small = small * 2 + 1
    print(small, end=" ")
print()
print(1_000_000, 0xDEAD_BEEF, 0o777, 0b1010)
print(True + True, False * 10**20, 5 // 2, -5 // 2, 5 % -3, -5 % 3, 7 & -8)
print(isinstance(2**100, int), hash(2**40) == hash(2**40), min(2**70, 3), sum([2**64, -(2**64)]))


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(gcd(factorial(20), 2**70 * 3**5))
for wrong in (lambda: 1 // 0, lambda: 1 << -1, lambda: int("12x"), lambda: 2**0.5 // 0):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)

# Bit operators on ints of any size, at the limits of words and of what a float holds exactly.
EDGES = [0, 1, 5, 2**30, 2**31, 2**32, 2**33, 2**52, 2**53, 2**62, 2**64, 2**70]
INTS = []
for _e in EDGES:
    for _d in (-1, 0, 1):
        INTS.append(_e + _d)
        INTS.append(-_e - _d)
COUNTS = [0, 1, 2, 22, 29, 30, 31, 32, 33, 52, 53, 63, 64, 65]


def shifted(n, counts):
    left = 0
    right = 0
    out = []
    for k in counts:
        left = n << k
        right = n >> k
        out.append(left)
        out.append(right)
        left <<= 1
        right >>= 1
        out.append(left ^ right)
    return out


def combined(a, b):
    x = a & b
    y = a | b
    z = a ^ b
    return x, y, z, (x | z) == y


def reverse(x, bits):
    y = 0
    for i in range(bits):
        y = (y << 1) | (x & 1)
        x >>= 1
    return y


for n in INTS[::2]:
    print(n, shifted(n, COUNTS))
for a in INTS[::5]:
    print(a, [combined(a, b) for b in INTS[::4]])
print([reverse(x, k) for x in (1, 11, 2**31, 2**53 - 2, -5) for k in (1, 9, 31, 32, 53, 64)])
for bad in (-1, -(2**70)):
    for n in (0, 1, 2**40):
        try:
            print(n << bad)
        except (ValueError, OverflowError) as e:
            print(type(e), e)
        try:
            print(n >> bad)
        except (ValueError, OverflowError) as e:
            print(type(e), e)

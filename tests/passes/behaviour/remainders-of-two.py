# Remainders by powers of two are masks, and masks over what leaves the words.
VALUES = (0, 1, 7, 8, 255, -1, -8, -9, 2**31, -(2**31), 2**32 + 5, -(2**32) - 5, 2**53, -(2**53), 2**70 + 3, -(2**70) - 3)


def remainders(x):
    return x % 2, x % 8, x % 256, x % 65536, x % 2147483648, x % 4294967296, x % 8589934592, x % 1


for v in VALUES:
    print(v, remainders(v))
for v in (0, 5, -5, 1000):
    print([v % m for m in (1, 2, 4, 1024)], v % 16, -v % 16, v % -16, v % 2**20)
print([b % 2 for b in (True, False)], True % 4, [f % 8 for f in (9.5, -9.5, 8.0)])


class Generator:
    def __init__(self, seed):
        self.seed = seed

    def next(self):
        self.seed = (self.seed * 1103515245 + 12345) % 2147483648
        return self.seed

    def word(self):
        self.seed = (self.seed * 1664525 + 1013904223) % 2**32
        return self.seed

    def bits(self, n):
        return self.next() >> 16 & (1 << n) - 1


g = Generator(42)
print([g.next() for _ in range(6)], [g.word() for _ in range(6)], [g.bits(7) for _ in range(8)])


def long_generator(seed, n):
    out = []
    for _ in range(n):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        out.append(seed >> 33)
    return out


print(long_generator(1, 4))


def mixed(a, b, s):
    """Sums and differences of words under the operators of bits."""
    p = (a + ((b << 4 ^ b >> 5) + b ^ s + 7)) & 0xFFFFFFFF
    q = (a - ((b << 4 ^ b >> 5) + b ^ s - 7)) & 0xFFFFFFFF
    r = ((a + b) ^ (a - b)) & 0xFFFF
    t = ((a + b | a - b) + (a * 3 & b * 5)) % 65536
    u = ~(a + b ^ -a) & 0x7FFFFFFF
    return p, q, r, t, u


WORDS = (0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x9E3779B9, 12345)
for a in WORDS:
    print(a, [mixed(a, b, s) for b in (0, 0x7FFFFFFF, 0xFFFFFFFF, 12345) for s in (0, 0xDEADBEEF)])


def deep(x):
    x &= 0xFFFFFFFF
    return (x + (x ^ (x + (x ^ (x + (x ^ (x + (x ^ (x + (x ^ (x + x << 1))))))))))) & 0xFFFFFFFF


print([deep(w) for w in WORDS])

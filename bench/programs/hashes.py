# Hashes and random numbers with 32-bit arithmetic, whose products exceed 53 bits: FNV-1a, a linear generator, xorshift.
import time

SIZE = 1500000


def fnv1a(data):
    value = 0x811C9DC5
    for byte in data:
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def linear(count):
    seed = 12345
    total = 0
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        total ^= seed >> 8
    return total


def xorshift(count):
    x = 2463534242
    ones = 0
    for _ in range(count):
        x ^= (x << 13) & 0xFFFFFFFF
        x ^= x >> 17
        x ^= (x << 5) & 0xFFFFFFFF
        ones += x & 1
    return x, ones


def run(count):
    data = bytes([i * 5 & 0xFF for i in range(500)])
    check = 0
    for turn in range(count // 300):
        check ^= fnv1a(data) + turn
    x, ones = xorshift(count)
    return "%08x %d %d %d" % (check, linear(count), x, ones)

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)

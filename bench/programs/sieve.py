# Primes below a limit in a bytearray, and the widest gap between them.
import time

SIZE = 5000000


def primes_below(limit):
    composite = bytearray(limit)
    n = 2
    while n * n < limit:
        if not composite[n]:
            for multiple in range(n * n, limit, n):
                composite[multiple] = 1
        n += 1
    return [n for n in range(2, limit) if not composite[n]]


def run(limit):
    primes = primes_below(limit)
    gap = 0
    for i in range(1, len(primes)):
        if primes[i] - primes[i - 1] > gap:
            gap = primes[i] - primes[i - 1]
    return "%d %d %d" % (len(primes), primes[-1], gap)

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)

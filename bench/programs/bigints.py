# Numbers beyond 64 bits: factorials, Fibonacci numbers, powers modulo a prime, digits of e.
import time

SIZE = 150


def factorial(n):
    product = 1
    for i in range(2, n + 1):
        product *= i
    return product


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def power(base, exponent, modulus):
    result = 1
    base %= modulus
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def digits_of_e(count):
    unit = 10 ** (count + 10)
    total = term = unit
    n = 1
    while term:
        term //= n
        total += term
        n += 1
    return total // 10**10


def run(rounds):
    prime = 2**255 - 19
    check = 0
    for turn in range(rounds):
        check ^= factorial(300 + turn) % 1000000007
        check ^= fibonacci(1500 + turn) & 0xFFFFFFFF
        check ^= power(3 + turn, prime - 2, prime) % 1000000007
        check ^= digits_of_e(300) % 998244353
    return "%d %s" % (check, str(factorial(60))[-20:])

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)

import time

def primes():
    found = []
    n = 2
    while True:
        for p in found:
            if p * p > n:
                found.append(n); yield n; break
            if n % p == 0: break
        else:
            found.append(n); yield n
        n += 1
def take(n, it):
    out = []
    for x in it:
        out.append(x)
        if len(out) == n: return out
def factor(n):
    f = {}
    d = 2
    while d * d <= n:
        while n % d == 0:
            f[d] = f.get(d, 0) + 1; n //= d
        d += 1 if d == 2 else 2
    if n > 1: f[n] = f.get(n, 0) + 1
    return f
def gcd(a, b):
    while b: a, b = b, a % b
    return a
def run(n):
    p = take(n, primes())
    fs = [factor(k) for k in range(2, n)]
    g = sum(gcd(a, b) for a in range(1, 120) for b in range(1, 120))
    return p[-1], sum(len(f) for f in fs), g, " * ".join("%d^%d" % kv for kv in sorted(factor(360360).items()))

start = time.ticks_us()
result = run(3000)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

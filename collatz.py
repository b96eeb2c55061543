import time

def length(n, cache):
    path = []
    while n not in cache:
        path.append(n)
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    k = cache[n]
    for p in reversed(path):
        k += 1
        cache[p] = k
    return k
def run(n):
    cache = {1: 1}
    best = 0; arg = 0
    for i in range(1, n):
        k = length(i, cache)
        if k > best: best, arg = k, i
    return best, arg, len(cache)

start = time.ticks_us()
result = run(12000)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

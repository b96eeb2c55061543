import time

def compose(*fns):
    def inner(x):
        for f in fns: x = f(x)
        return x
    return inner
def memo(f):
    cache = {}
    def g(*args):
        if args not in cache: cache[args] = f(*args)
        return cache[args]
    return g

@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def counter(start=0, step=1):
    n = start
    def nxt():
        nonlocal n
        n += step
        return n
    def reset():
        nonlocal n
        n = start
    return nxt, reset
def curry(f, *a): return lambda *b: f(*a, *b)
def run(n):
    pipe = compose(lambda x: x + 1, lambda x: x * 2, curry(max, 10), curry(min, 1000))
    c, reset = counter(5, 3)
    t = 0
    for i in range(n):
        t += pipe(i % 700) + c()
        if i % 1000 == 0: reset()
    fs = list(filter(lambda v: v % 3 == 0, map(lambda v: v * v, range(n))))
    return t, fib(80), len(fs), sum(fs) % 1000

start = time.ticks_us()
result = run(12000)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

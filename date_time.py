import time

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
def leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
def to_days(y, m, d):
    n = 0
    for k in range(2000, y): n += 366 if leap(k) else 365
    for k in range(1, m): n += DAYS[k-1] + (1 if k == 2 and leap(y) else 0)
    return n + d - 1
def from_days(n):
    y = 2000
    while True:
        k = 366 if leap(y) else 365
        if n < k: break
        n -= k; y += 1
    m = 1
    while True:
        k = DAYS[m-1] + (m == 2 and leap(y))
        if n < k: return y, m, n + 1
        n -= k; m += 1
def weekday(y, m, d): return (to_days(y, m, d) + 5) % 7
def iso(t): return "%04d-%02d-%02d" % t
def run(n):
    out = 0
    for i in range(n):
        y, m, d = from_days(i * 7 % 9000)
        assert to_days(y, m, d) == i * 7 % 9000
        out += weekday(y, m, d) + len(iso((y, m, d)))
    return out, iso(from_days(8765))

start = time.ticks_us()
result = run(3000)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

import time

def distance(a, b):
    prev = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        cur = [i]
        for j, cb in enumerate(b, 1):
            cur.append(min(prev[j] + 1, cur[j-1] + 1, prev[j-1] + (ca != cb)))
        prev = cur
    return prev[-1]
def run(n):
    words = ["kitten", "sitting", "saturday", "sunday", "micropython", "javascript", "typescript", "compiler", "interpreter"]
    t = 0
    for i in range(n):
        for a in words:
            for b in words:
                t += distance(a, b)
    return t

start = time.ticks_us()
result = run(60)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

import time

def perms(items):
    if len(items) <= 1:
        yield items
        return
    for i in range(len(items)):
        for p in perms(items[:i] + items[i+1:]):
            yield [items[i]] + p
def subsets(items):
    if not items: return [[]]
    rest = subsets(items[1:])
    return rest + [[items[0]] + r for r in rest]
def hanoi(n, a, b, c, moves):
    if n == 0: return
    hanoi(n - 1, a, c, b, moves)
    moves.append((a, b))
    hanoi(n - 1, c, b, a, moves)
def ack(m, n):
    if m == 0: return n + 1
    if n == 0: return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))
def run(n):
    k = sum(p[0] * p[-1] for p in perms(list(range(n))))
    s = sum(len(x) for x in subsets(list(range(11))))
    moves = []
    hanoi(12, "A", "B", "C", moves)
    return k, s, len(moves), ack(2, 20)

start = time.ticks_us()
result = run(7)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

import time

def neighbours(c):
    x, y = c
    return [(x+dx, y+dy) for dx in (-1,0,1) for dy in (-1,0,1) if dx or dy]
def step(live):
    counts = {}
    for c in live:
        for n in neighbours(c):
            counts[n] = counts.get(n, 0) + 1
    return {c for c, k in counts.items() if k == 3 or (k == 2 and c in live)}
def run(n):
    live = {(1,0),(2,1),(0,2),(1,2),(2,2),(10,10),(11,10),(12,10),(11,11),(20,5),(21,5),(20,6),(23,8),(22,8),(23,7)}
    live |= {(i, 15) for i in range(30)}
    for i in range(n):
        live = step(live)
    return len(live), sorted(live)[:3]

start = time.ticks_us()
result = run(40)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

import time

import heapq
def graph(n):
    g = {}
    s = 7
    for i in range(n):
        g[i] = []
        for k in range(5):
            s = (s*1103515245+12345) & 0x7fffffff
            g[i].append(((s>>8) % n, 1 + (s>>16) % 20))
    return g
def dijkstra(g, src):
    dist = {src: 0}
    q = [(0, src)]
    while q:
        d, u = heapq.heappop(q)
        if d > dist.get(u, 1e9):
            continue
        for v, w in g[u]:
            nd = d + w
            if nd < dist.get(v, 1e9):
                dist[v] = nd
                heapq.heappush(q, (nd, v))
    return dist
def run(n):
    g = graph(1500)
    t = 0
    for s in range(n):
        d = dijkstra(g, s)
        t += sum(d.values())
    return t

start = time.ticks_us()
result = run(6)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

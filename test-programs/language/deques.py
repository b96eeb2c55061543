# collections.deque: both ends, overflow, items, iteration, and values of several types in it.

import collections
from collections import deque


def search(graph, start):
    seen = {start}
    queue = deque([(start, 0)], 100)
    order = []
    while queue:
        node, depth = queue.popleft()
        order.append((node, depth))
        for other in graph[node]:
            if other not in seen:
                seen.add(other)
                queue.append((other, depth + 1))
    return order, len(queue)


print(search({0: [1, 2], 1: [3], 2: [3, 4], 3: [0], 4: []}, 0))


def window(values, size):
    last = deque((), size)
    means = []
    for v in values:
        last.append(v)
        means.append(sum(last) / len(last))
    return means, list(last), max(last)


print(window([1, 2, 3, 4, 5], 3), window([0.5, 1.5, 2.0], 2))


def ends():
    q = collections.deque([1, 2, 3], 4)
    q.appendleft(0)
    print(list(q), len(q), q[0], q[-1], q[3])
    q.appendleft(-1)
    print(list(q))
    q.append(9)
    print(list(q), q.pop(), q.popleft(), list(q))
    q[0] = 1.5
    q[-1] += 10
    print(list(q), q[0] * 2, bool(q))
    q.extend([7, 8, 9])
    print(list(q), sorted(q, key=str), 8 in list(q))
    while q:
        q.pop()
    print(len(q), not q, list(q))
    return q


empty = ends()


def refused(f):
    try:
        print(f())
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)


refused(empty.pop)
refused(empty.popleft)
refused(lambda: empty[0])
refused(lambda: deque([1]))
refused(lambda: deque([1], -1))
refused(lambda: deque([1], 0).pop())
full = deque([1, 2], 2, 1)
refused(lambda: full.append(3))
refused(lambda: full.appendleft(3))
print(list(full))


class Job:
    def __init__(self, n):
        self.n = n
        self.after = None


class Jobs:
    def __init__(self):
        self.waiting = deque((), 50)
        self.done = None

    def run(self):
        if self.done is None:
            self.done = deque((), 2)
        while len(self.waiting):
            job = self.waiting.popleft()
            if job.n > 1:
                more = Job(job.n // 2)
                more.after = job
                self.waiting.append(more)
            self.done.append(job)
        return [j.n for j in self.done], self.done[0].n


jobs = Jobs()
for n in (5, 1, 8):
    jobs.waiting.append(Job(n))
print(jobs.run(), jobs.done.pop().after.n)


def kept(items):
    q = deque((), 10)
    push = q.append
    take = q.popleft
    for i in items:
        push(i)
    first = take()
    return first, list(q)


print(kept([1, 2, 3]), kept(["a", "b"]))


def mixed(n):
    q = deque([None], 5)
    q.append("text")
    q.append(n)
    q.append(n / 2)
    out = []
    for item in q:
        out.append(item if item is None else item * 2)
    q.append([1])
    q[4].append(2)
    return out, q.pop(), q == q, q is q


print(mixed(3))


def either(use):
    q = deque((), 3) if use else [0]
    q.append(2)
    return len(q), q.pop(), bool(q)


print(either(True), either(False))


class Own(deque):
    def append(self, item):
        super().append(item * 2)


own = Own((), 4)
own.append(2)
own.append("x")
print(list(own), own.popleft() + 1)


def handed(q, item):
    q.append(item)
    return q


shared = deque([1], 5)
handed(shared, "s")
handed([1], 2)
print(list(shared))

import time

class Task:
    count = 0
    def __init__(self, gen, period):
        Task.count += 1
        self.id = Task.count; self.gen = gen; self.period = period; self.next = 0; self.done = False
def blinker(log, name, n):
    on = False
    for i in range(n):
        on = not on
        log.append((name, on))
        yield
def fibber(out):
    a, b = 0, 1
    while True:
        out[0] = a
        a, b = b, (a + b) % 1000007
        yield a
def averager():
    total = 0.0; n = 0; avg = None
    while True:
        v = yield avg
        total += v; n += 1
        avg = total / n
class Scheduler:
    def __init__(self): self.tasks = []; self.now = 0
    def add(self, gen, period): self.tasks.append(Task(gen, period))
    def run(self, until):
        while self.now < until and any(not t.done for t in self.tasks):
            due = [t for t in self.tasks if not t.done and t.next <= self.now]
            for t in due:
                try: next(t.gen)
                except StopIteration: t.done = True
                t.next += t.period
            self.now += 1
def run(n):
    log = []; out = [0]
    s = Scheduler()
    for i in range(4): s.add(blinker(log, "led%d" % i, n // (i + 1)), i + 1)
    s.add(fibber(out), 2)
    av = averager(); next(av)
    s.run(n)
    a = 0
    for i in range(n): a = av.send(i % 17)
    return len(log), out, a

start = time.ticks_us()
result = run(3000)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

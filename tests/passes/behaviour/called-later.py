# Functions that are called later with what schedule() is given.
import micropython
from micropython import schedule

total = 0.0
worst = None
calls = 0


def done():
    global calls
    calls += 1


def wait(n):
    while calls < n:
        pass


class Meter:
    def __init__(self):
        self.x = 0.0
        self.later = self.handle

    def add(self, v):
        self.x = self.x + v * 0.5
        return self.x

    def handle(self, v):
        global worst
        self.x += v
        if worst is None or v > worst:
            worst = v
        done()

    def ask(self, v):
        micropython.schedule(self.later, v)


m = Meter()


def bump(v):
    global total
    total += v
    m.add(v)
    done()


def both(pair):
    global total
    total += pair[0] * pair[1]
    done()


def plain(v):
    print(v, type(v))
    done()


print(m.add(1.5))
schedule(bump, 0.5)
wait(1)
schedule(m.handle, 2.5)
micropython.schedule(both, (0.5, 2.0))
wait(3)
m.ask(0.25)
wait(4)
for fn in (bump, m.handle):
    schedule(fn, 0.125)
wait(6)
schedule(plain, None)
wait(7)
schedule(plain, 3)
wait(8)
schedule(lambda v: plain(v + 1), 1.5)
wait(9)
print(total, m.x, worst, calls)

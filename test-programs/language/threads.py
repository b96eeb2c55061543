# What threads can be started with, and how they end.
import _thread
import time

finished = []


def wait_for(n):
    while len(finished) < n:
        time.sleep_ms(1)
    finished.clear()


def plain(a, b=2, *rest, c=3, **named):
    print(a, b, rest, c, sorted(named.items()))
    finished.append(a)


for args, kwargs in (
    ((1,), None),
    ((1, 5), None),
    ([1, 5, 6, 7], None),
    ((1,), {"c": 4}),
    ((1,), {"c": 4, "d": 5, "b": 6}),
):
    if kwargs is None:
        _thread.start_new_thread(plain, args)
    else:
        _thread.start_new_thread(plain, args, kwargs)
    wait_for(1)

for args in ((1,), (plain, 1), (plain, (), ())):
    try:
        _thread.start_new_thread(*args)
    except TypeError as e:
        print("TypeError")


class Worker:
    def __init__(self, name, pause=0.001):
        self.name = name
        time.sleep(pause)
        self.log = ["made"]

    def step(self, n, *, by=1):
        time.sleep(0.001)
        self.log.append(n * by)
        return len(self.log)

    def run(self):
        self.step(1)
        print(self.step(2, by=10), self.step(*(3,), **{"by": 100}))
        finished.append(self.name)

    def __call__(self, n):
        time.sleep(0.001)
        print("called", self.name, n)
        finished.append(n)


class Derived(Worker):
    def __init__(self, name):
        super().__init__(name)
        self.extra = [x * 2 for x in range(3)]

    def step(self, n, *, by=1):
        return -super().step(n, by=by)


def make(cls, name):
    worker = cls(name)
    worker.run()
    print(worker.name, worker.log)


_thread.start_new_thread(make, (Worker, "w"))
wait_for(1)
time.sleep(0.01)
_thread.start_new_thread(make, (Derived, "d"))
wait_for(1)
time.sleep(0.01)
w = Worker("bound")
_thread.start_new_thread(w.run, ())
wait_for(1)
_thread.start_new_thread(w, (5,))
wait_for(1)
_thread.start_new_thread(lambda x: (time.sleep_us(10), finished.append(x)), (1,))
wait_for(1)


def counter(start):
    def up(by):
        nonlocal start
        for _ in range(by):
            start += 1
            time.sleep_us(1)
        return start

    return up


def closures():
    up = counter(10)
    print(up(2), up(3))

    def inner(f):
        time.sleep(0.001)
        return f(1) + f(1)

    print(inner(up))
    finished.append(1)


_thread.start_new_thread(closures, ())
wait_for(1)


def failing(n):
    time.sleep(0.001)
    if n == 0:
        raise ValueError("zero")
    failing(n - 1)


def exceptions():
    try:
        failing(3)
    except ValueError as e:
        print("caught", e)
    finally:
        print("finally")
        time.sleep(0.001)
    for i in range(3):
        try:
            time.sleep(0.001)
            if i == 1:
                continue
            print("round", i)
        finally:
            time.sleep(0.001)
    finished.append(1)


_thread.start_new_thread(exceptions, ())
wait_for(1)


def leaving():
    try:
        print("leaving")
        _thread.exit()
        print("not reached")
    finally:
        finished.append(1)


_thread.start_new_thread(leaving, ())
wait_for(1)


def numbers():
    def read(n):
        for i in range(n):
            time.sleep_us(1)
            yield i * i

    total = 0.5
    for x in read(4):
        total += x
    print(total, sorted([3, 1, 2], key=lambda v: -v), "%d-%s" % (1, total))
    while total > 1:
        total /= 2
    print("%.4f" % total)
    finished.append(1)


_thread.start_new_thread(numbers, ())
wait_for(1)

idents = {_thread.get_ident()}


def note():
    idents.add(_thread.get_ident())
    time.sleep(0.02)
    finished.append(1)


for _ in range(3):
    _thread.start_new_thread(note, ())
wait_for(3)
print(len(idents), idents.pop() != idents.pop())
print(_thread.stack_size(), _thread.stack_size(0x4000), _thread.stack_size(), _thread.stack_size())
print("over")

# Numbers that a timer's handler changes under the program, and functions that run beside each other.
import _thread
import time
from machine import Timer

total = 0.0
last = None
level = 0
ticks = 0
lock = _thread.allocate_lock()
finished = 0


def tick(timer):
    global total, last, level, ticks
    ticks += 1
    v = ticks * 0.5
    if last is not None:
        level = 0.75 * level + 0.25 * (v - last)
    total += v
    last = v


timer = Timer(0)
timer.init(period=10, mode=Timer.PERIODIC, callback=tick)
for round in range(4):
    time.sleep_ms(35)
    print(ticks, total, last, level)
    if round == 2:
        last = None
timer.deinit()


def work(step):
    global total, last, level, finished
    for i in range(50):
        with lock:
            total += step
            last = step if i % 2 else None
            level = level + step
    with lock:
        finished += 1


def meter():
    mean = 0.0
    most = None

    def run(n):
        nonlocal mean, most
        global finished
        for i in range(n):
            mean += 0.5
            most = mean if most is None or mean > most else most
            time.sleep_us(10)
        with lock:
            finished += 1

    return run, lambda: (mean, most)


total = 0.0
level = 0
run, see = meter()
for step in (0.5, 0.25, 1.0):
    _thread.start_new_thread(work, (step,))
_thread.start_new_thread(run, (40,))
while finished < 4:
    time.sleep_ms(1)
print(total, last is None, level, see())

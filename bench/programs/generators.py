# A pipeline of generators: samples, scaling, a threshold with hysteresis, windows, a generator that delegates.
import time

SIZE = 1000000


def samples(count):
    seed = 5
    for _ in range(count):
        seed = (seed * 75 + 74) % 65537
        yield seed & 0x3FF


def scaled(source, gain, offset):
    for value in source:
        yield value * gain + offset


def accepted(source, low, high):
    on = False
    for value in source:
        if value > high:
            on = True
        elif value < low:
            on = False
        if on:
            yield value


def windows(source, width):
    window = []
    for value in source:
        window.append(value)
        if len(window) == width:
            yield window
            window = []


def both(*sources):
    for source in sources:
        yield from source


def counted(target):
    count = 0
    while True:
        item = yield count
        if item is None:
            return
        count += item in target


def run(count):
    source = both(samples(count // 2), (i % 1000 for i in range(count // 2)))
    counter = counted({7, 77, 770})
    next(counter)
    total = peaks = hits = 0
    for window in windows(accepted(scaled(source, 3, -40), 600, 1500), 8):
        total += sum(window)
        peaks += max(window) > 2900
        hits = counter.send(window[3] % 800)
    evens = sum(v for v in samples(count) if v % 2 == 0)
    return "%d %d %d %d" % (total, peaks, hits, evens)

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)

# The Mandelbrot set in floats, drawn as text.
import time

SIZE = 140


def escape(cr, ci, limit):
    x = y = 0.0
    for n in range(limit):
        xx = x * x
        yy = y * y
        if xx + yy > 4.0:
            return n
        y = 2.0 * x * y + ci
        x = xx - yy + cr
    return limit


def run(size):
    total = 0
    picture = []
    for row in range(size):
        line = ""
        for column in range(size * 2):
            n = escape(column / size * 1.5 - 2.0, row / size * 2.4 - 1.2, 100)
            total += n
            line += " .:-=+*#%@"[n * 9 // 100]
        picture.append(line)
    return "%d %s" % (total, picture[size // 2].count("@"))

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)

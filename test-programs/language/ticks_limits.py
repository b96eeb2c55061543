# Differences of ticks near the ends of what ticks_diff() can tell apart: half a period less one is the most.
from time import ticks_add, ticks_diff

LAST = ticks_add(0, -1)
MOST = LAST // 2


def attempt(ticks, delta):
    try:
        later = ticks_add(ticks, delta)
    except OverflowError as error:
        return str(error)
    return later, ticks_diff(later, ticks) == delta, ticks_diff(ticks, later) == -delta


for ticks in (0, 10, LAST):
    for delta in (-MOST - 2, -MOST - 1, -MOST, -MOST + 1, -1, 0, True, MOST - 1, MOST, MOST + 1, MOST + 2):
        print(ticks, delta, attempt(ticks, delta))

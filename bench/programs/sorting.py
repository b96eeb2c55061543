# Records are sorted by keys of several kinds; a merge sort written by hand; bisection.
import time

SIZE = 25000


class Record:
    def __init__(self, number, name, level):
        self.number = number
        self.name = name
        self.level = level


def make(count):
    seed = 9
    records = []
    for number in range(count):
        seed = (seed * 75 + 74) % 65537
        records.append(Record(number, "sensor%03d" % (seed % 500), (seed % 1000) / 8))
    return records


def merge_sort(values):
    if len(values) < 2:
        return values
    middle = len(values) // 2
    left = merge_sort(values[:middle])
    right = merge_sort(values[middle:])
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]


def bisect(values, wanted):
    low, high = 0, len(values)
    while low < high:
        middle = (low + high) // 2
        if values[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def run(count):
    records = make(count)
    records.sort(key=lambda r: (r.name, -r.number))
    first = [r.number for r in records[:3]]
    records.sort(key=lambda r: r.level * 10000 + r.number, reverse=True)
    levels = merge_sort([r.level for r in records])
    names = sorted({r.name for r in records})
    found = sum(bisect(levels, i / 8) for i in range(1000))
    numbers = sorted([r.number * 7919 % count for r in records])
    return "%s %d %s %d %d" % (first, records[0].number, names[-1], found, numbers[count // 3])

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)

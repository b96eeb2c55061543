# Lines for a display and a log: %, format(), f-strings, joins.
import time

SIZE = 25000


def stamp(seconds):
    return "%02d:%02d:%02d" % (seconds // 3600 % 24, seconds // 60 % 60, seconds % 60)


def bar(value, width):
    filled = value * width // 100
    return "#" * filled + "." * (width - filled)


def run(lines):
    length = 0
    check = 0
    for n in range(lines):
        celsius = (n * 37 % 1000) / 10
        line = "{} {:>6.2f}C {:<8}|".format(stamp(n * 7), celsius, "n" + str(n % 300))
        line += f"{n:05d} {n & 0xFFFF:04x} {bar(n % 101, 16)} {celsius * 1.8 + 32:.1f}F"
        fields = ["%s=%d" % (name, n * k % 1000) for k, name in enumerate(("a", "b", "c"), 1)]
        line += ";" + ",".join(fields).upper()
        length += len(line)
        check = (check * 31 + ord(line[n % len(line)])) & 0xFFFFF
    return "%d %d %s" % (length, check, line)

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)

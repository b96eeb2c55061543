# Run once when halpy is built: what compiling and running this needs goes into V8's code cache (see build.js), so
# it has a bit of everything that scripts are made of.
import sys
import time
from micropython import const

LIMIT = const(16)
TABLE = {"idle": (0, "wait"), "busy": (1, "work"), "error": (-2, "stop")}
numbers = [1, 2.5, 0x1F, 3 ** 2, 7 // 2, 7 % 3, -1]


class Sensor:
    SCALE = 3

    def __init__(self, name, pin, limit=10):
        self.name = name
        self.pin = pin
        self.limit = limit
        self.samples = []
        self.total = 0

    def add(self, value):
        self.samples.append(value)
        self.total += value * self.SCALE
        if len(self.samples) > LIMIT:
            old = self.samples.pop(0)
            self.total -= old * self.SCALE

    def average(self):
        if not self.samples:
            return 0.0
        return self.total / len(self.samples)

    def __repr__(self):
        return "Sensor(%s, %d)" % (self.name, self.pin)


class Special(Sensor):
    def add(self, value):
        super().add(value if value is not None else 0)


def smooth(values, alpha=0.5):
    state = 0.0
    out = []
    for i, value in enumerate(values):
        state = state + alpha * (value - state)
        if i % 2 == 0 and not state < 0:
            out.append(round(state, 3))
        elif value < 0 or state > 1000:
            break
    else:
        out.append(-1.0)
    return out


def describe(state, verbose=False, *extra, **options):
    code, text = TABLE.get(state, (0, "unknown"))
    parts = [f"{state}:{code:04d}", text.upper()]
    if verbose:
        parts.extend(str(item) for item in extra)
        for key in sorted(options):
            parts.append("{}={!r}".format(key, options[key]))
    return ", ".join(parts)


def parse(line):
    result = {}
    try:
        for field in line.strip().split(";"):
            key, _, value = field.partition("=")
            result[key] = int(value) if value.isdigit() else value or None
        result["bad"] = int("x")
    except (ValueError, IndexError) as error:
        result["error"] = error
    finally:
        result["seen"] = True
    return [(k, v) for k, v in result.items() if v is not None]


def steps(start, stop):
    position = start
    while position != stop:
        delta = max(-3, min(3, stop - position))
        position += delta
        command = yield position, delta
        if command == "stop":
            return position
        continue


def counter(step=1):
    count = 0

    def bump(times=1):
        nonlocal count
        for _ in range(times):
            count += step
        return count

    return bump


def checksum(data):
    global last
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = ((crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    last = crc
    return ~crc


sensor = Special("one", 4)
for number in numbers:
    sensor.add(number)
print(sensor, sensor.average(), smooth(numbers), numbers[1:3], numbers[-1])
print(describe("busy", True, 1, 2, mode="fast"), *parse("a=1;b=;c=x"))
print(list(steps(0, 7)), counter(2)(3), checksum(b"abc"), {n for n in numbers if n > 2})
key = lambda pair: pair[0]
print(sorted({"b": 1, "a": 2}.items(), key=key), "x" in "xyz", 1 < len(numbers) <= 9)
with open(__file__) as file:
    assert file.readline(), "the file is not empty"
del key
try:
    raise OSError(2)
except OSError as e:
    print(e, file=sys.stderr)
time.sleep_ms(0)

# What is done to readings of a noisy sensor: moving average, median of five, a Kalman filter of one dimension.
import time

SIZE = 150000


class MovingAverage:
    def __init__(self, width):
        self.values = [0] * width
        self.sum = 0
        self.next = 0

    def add(self, value):
        self.sum += value - self.values[self.next]
        self.values[self.next] = value
        self.next = (self.next + 1) % len(self.values)
        return self.sum / len(self.values)


class Median:
    def __init__(self, width):
        self.values = [0] * width

    def add(self, value):
        self.values.pop(0)
        self.values.append(value)
        return sorted(self.values)[len(self.values) // 2]


class Kalman:
    def __init__(self, process_noise, sensor_noise):
        self.q = process_noise
        self.r = sensor_noise
        self.x = 0.0
        self.p = 1.0

    def add(self, value):
        self.p += self.q
        gain = self.p / (self.p + self.r)
        self.x += gain * (value - self.x)
        self.p *= 1.0 - gain
        return self.x


def readings(count):
    seed = 1
    values = []
    for i in range(count):
        seed = (seed * 75 + 74) % 65537
        values.append(2000 + i % 500 + seed % 101 - 50)
    return values


def run(count):
    values = readings(count)
    average = MovingAverage(16)
    median = Median(5)
    kalman = Kalman(0.01, 4.0)
    totals = [0.0, 0, 0.0]
    for value in values:
        totals[0] += average.add(value)
        totals[1] += median.add(value)
        totals[2] += kalman.add(value)
    squares = [(v - 2250) ** 2 for v in values]
    deviation = (sum(squares) / len(squares)) ** 0.5
    return "%.4f %d %.4f %.4f %d %d" % (totals[0], totals[1], totals[2], deviation, min(values), max(values))

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)

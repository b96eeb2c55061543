import time

class Sensor:
    registry = []
    def __init__(self, name, unit):
        self.name = name; self.unit = unit; self.samples = []
        Sensor.registry.append(self)
    def read_raw(self, t): raise NotImplementedError
    def convert(self, raw): return raw
    def read(self, t):
        v = self.convert(self.read_raw(t))
        self.samples.append(v)
        if len(self.samples) > 16: self.samples.pop(0)
        return v
    def average(self): return sum(self.samples) / len(self.samples)
    def __str__(self): return "%s=%.2f%s" % (self.name, self.average(), self.unit)
class Thermistor(Sensor):
    B = 3950
    def __init__(self, name): super().__init__(name, "C")
    def read_raw(self, t): return 400 + t * 13 % 300
    def convert(self, raw):
        import math
        r = 10000 * raw / (1023 - raw)
        k = 1 / (math.log(r / 10000) / self.B + 1 / 298.15)
        return k - 273.15
class Light(Sensor):
    def __init__(self, name, gain=1): super().__init__(name, "lx"); self.gain = gain
    def read_raw(self, t): return t * 7 % 1024
    def convert(self, raw): return raw * self.gain
class Smooth(Light):
    def __init__(self, *args, alpha=0.3, **kw):
        super().__init__(*args, **kw)
        self.alpha = alpha; self.y = None
    def convert(self, raw):
        v = super().convert(raw)
        self.y = v if self.y is None else self.alpha * v + (1 - self.alpha) * self.y
        return self.y
def run(n):
    Sensor.registry.clear()
    Thermistor("t1"); Light("l1", 2); Smooth("s1", gain=3, alpha=0.5); Thermistor("t2")
    for t in range(n):
        for s in Sensor.registry: s.read(t)
    return [str(s) for s in Sensor.registry]

start = time.ticks_us()
result = run(6000)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

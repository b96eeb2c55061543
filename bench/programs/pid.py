# A PID controller with limits holds the temperature of a simulated heater.
import time

SIZE = 300000


class PID:
    def __init__(self, kp, ki, kd, low=0.0, high=100.0):
        self.kp = kp
        self.ki = ki
        self.kd = kd
        self.low = low
        self.high = high
        self.integral = 0.0
        self.last = None

    def limit(self, value):
        return min(max(value, self.low), self.high)

    def update(self, target, measured, dt):
        error = target - measured
        self.integral = self.limit(self.integral + self.ki * error * dt)
        slope = 0.0
        if self.last is not None:
            slope = (measured - self.last) / dt
        self.last = measured
        return self.limit(self.kp * error + self.integral - self.kd * slope)


class Heater:
    def __init__(self, ambient):
        self.ambient = ambient
        self.temperature = ambient

    def step(self, power, dt):
        self.temperature += (power * 0.08 - (self.temperature - self.ambient) * 0.05) * dt


def run(steps):
    pid = PID(4.0, kd=0.6, ki=0.3)
    heater = Heater(20.0)
    target = 60.0
    worst = 0.0
    for step in range(steps):
        if step % 5000 == 0:
            target = 60.0 if target == 85.0 else 85.0
        heater.step(pid.update(target, heater.temperature, 0.1), 0.1)
        if step % 5000 > 4000:
            worst = max(worst, abs(target - heater.temperature))
    return "%.6f %.6f %.6f" % (heater.temperature, pid.integral, worst)

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)

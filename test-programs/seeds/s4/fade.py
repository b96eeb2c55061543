# board: esp8266
# An LED that breathes along a sine: once slowly, ten times fast.
import time, math
import machine

led = machine.PWM(machine.Pin(2), freq=1000)
duties = []


def pulse(l, t):
    for i in range(20):
        duty = int(math.sin(i / 10 * math.pi) * 500 + 500)
        l.duty(duty)
        duties.append(l.duty())
        time.sleep_ms(t)


start = time.ticks_ms()
pulse(led, 50)
print(duties, time.ticks_diff(time.ticks_ms(), start))
for i in range(10):
    pulse(led, 20)
print(len(duties), time.ticks_diff(time.ticks_ms(), start))

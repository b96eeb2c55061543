# board: pico; for: 2s; trace
# The same with the clock that is meant for it: milliseconds since the start, compared with ticks_diff().
import time
from machine import Pin

led = Pin(5, Pin.OUT)
before = time.ticks_ms()

while True:
    if time.ticks_diff(time.ticks_ms(), before) >= 500:
        before = time.ticks_add(before, 500)
        led.value(not led.value())

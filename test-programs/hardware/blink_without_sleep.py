# Blinks by looking at the clock, so that the loop is free for other work.
from machine import Pin
import time

INTERVAL_MS = 250

led = Pin(5, Pin.OUT)
level = 0
last = time.ticks_ms()

while True:
    now = time.ticks_ms()
    if time.ticks_diff(now, last) >= INTERVAL_MS:
        last = now
        level = not level
        led.value(level)

# board: pico; for: 4500ms; trace
# millis: an LED that changes when the clock has moved on by a second; nothing in the loop sleeps.
import time
from machine import Pin

INTERVAL = 1

led = Pin(5, Pin.OUT)
before = time.time()
lit = False

while True:
    now = time.time()
    if now - before >= INTERVAL:
        before = now
        lit = not lit
        led.value(lit)

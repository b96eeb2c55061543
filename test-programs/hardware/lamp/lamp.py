# A lamp with a button: each press switches it, bounces do not. board.yaml beside it says what is wired and expected.
from machine import Pin
from time import sleep_ms, ticks_diff, ticks_ms

lamp = Pin(2, Pin.OUT, value=0)
button = Pin(4, Pin.IN, Pin.PULL_UP)

last = button.value()
changed = ticks_ms()
while True:
    now = button.value()
    if now != last and ticks_diff(ticks_ms(), changed) > 20:
        last = now
        changed = ticks_ms()
        if now == 0:
            lamp.toggle()
            print("lamp", "on" if lamp.value() else "off")
    sleep_ms(1)

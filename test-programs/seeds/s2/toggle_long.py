# board: esp32; trace
# A function that inverts an output in three steps: ask for the level, negate it, set it.
from machine import Pin
from time import sleep


def toggle(pin):
    level = pin.value()
    level = not level
    pin.value(level)


led = Pin(2, mode=Pin.OUT, value=1)
for _ in range(3):
    toggle(led)
    print(led.value())
    sleep(1)

# board: esp32; for: 3500ms; trace
# The blinking LED again, with a function that inverts it.
from machine import Pin
from time import sleep


def toggle(pin):
    pin.value(not pin.value())


led = Pin(2, Pin.OUT, value=1)

while True:
    sleep(1)
    toggle(led)

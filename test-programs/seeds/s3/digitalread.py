# board: pico
# digitalRead: the level of a pin; the pull stands after the mode, not in its place.
from machine import Pin

button = Pin(5, Pin.IN, Pin.PULL_UP)
reading = button.value()
print("reading:", reading)

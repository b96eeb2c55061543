# board: wipy2
# A pin is called like a function to read it.
from machine import Pin

pin = Pin("P12", mode=Pin.IN, pull=Pin.PULL_UP)
print(pin())

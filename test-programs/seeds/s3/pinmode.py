# board: pico; trace
# pinMode: an output, an input with each pull, and the parameters one by one.
from machine import Pin

out = Pin(5, Pin.OUT)
up = Pin(6, Pin.IN, Pin.PULL_UP)
down = Pin(7, Pin.IN, Pin.PULL_DOWN)
out.value(1)
print(up.value(), down.value(), out.value())

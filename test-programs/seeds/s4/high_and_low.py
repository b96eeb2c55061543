# board: esp8266; trace; no-check
# The names that on() and off() had before 2017 still work; `halpy check` tells today's.
from machine import Pin

p0 = Pin(0, Pin.OUT)
p0.high()
print(p0.value())
p0.low()
print(p0.value())

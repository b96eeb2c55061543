# board: esp8266
# The names that on() and off() had before 2017.
from machine import Pin

for name in ("high", "low"):
    print(hasattr(Pin, name))

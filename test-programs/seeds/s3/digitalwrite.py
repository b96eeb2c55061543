# board: pico; trace
# digitalWrite: sets a pin; nothing comes back.
from machine import Pin

relay = Pin(5, Pin.OUT)
print(relay.value(1))
print(relay.value())

# board: wipy2; trace
# The arguments of the constructor and of init(), by place and by name, and what the getters then tell.
import machine
from machine import Pin

print(machine.Pin is Pin)

default = Pin("P8")
print(default.mode() == Pin.OUT)

pin = Pin("P10", mode=Pin.OUT, pull=None, alt=-1)
print(pin.id(), pin.mode() == Pin.OUT, pin.pull())
print(pin.init(Pin.IN, Pin.PULL_UP), pin.mode() == Pin.IN, pin.pull() == Pin.PULL_UP, pin.value())
pin.init(mode=Pin.IN, pull=Pin.PULL_DOWN)
print(pin.pull() == Pin.PULL_DOWN, pin.value())
pin.init(mode=Pin.OPEN_DRAIN, pull=Pin.PULL_UP, value=1)
print(pin.value())
pin.value(0)
print(pin.value())

pin.mode(Pin.OUT)
pin.pull(None)
for level in (True, False, 1, 0):
    pin.value(level)
    print(pin.value(), end=" ")
print()
print(Pin(pin, mode=Pin.IN, pull=Pin.PULL_UP)())

# board: wipy2; trace
# P3 keeps its level through ten seconds of deep sleep; after it the program starts again, and the pin is still high.
import machine
from machine import Pin

pin = Pin("P3", mode=Pin.OUT)
if machine.reset_cause() == machine.DEEPSLEEP_RESET:
    print("awake, still held:", pin.hold())
    pin.hold(False)
else:
    pin.value(1)
    pin.hold(True)
    pin.value(0)  # does not reach the pin
    print(pin.value())
    machine.deepsleep(10000)

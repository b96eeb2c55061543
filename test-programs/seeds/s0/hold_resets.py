# board: wipy2; for: 150ms; trace
# A held pin keeps its level through a reset by software, and loses it when the power is cut (at 100 ms).
import machine
from machine import Pin
from time import sleep_ms

pin = Pin("P3", mode=Pin.IN, pull=Pin.PULL_DOWN)
print(machine.reset_cause() == machine.PWRON_RESET, pin.value(), pin.hold())
if machine.reset_cause() == machine.PWRON_RESET:
    pin.init(mode=Pin.OUT, value=1)
    pin.hold(True)
    sleep_ms(20)
    machine.reset()
sleep_ms(1000)

# board: wipy1; for: 9s; trace
# The LED of the firmware beats until it is told not to, and its pin is the program's then.
import time

import wipy
from machine import Pin

print(wipy.heartbeat())
time.sleep(6)
wipy.heartbeat(False)
print(wipy.heartbeat())
led = Pin("GP25", mode=Pin.OUT)
led.value(1)
time.sleep(0.5)
led.value(0)
wipy.heartbeat(True)
time.sleep(2)

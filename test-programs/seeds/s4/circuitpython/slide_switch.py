# board: circuitplayground-express
# A switch with the chip's own resistor: open it reads True.
import time

from board import *
from digitalio import DigitalInOut, Direction, Pull

switch = DigitalInOut(SLIDE_SWITCH)
switch.direction = Direction.INPUT
switch.pull = Pull.UP
print(switch.value)
time.sleep(0.1)
print(switch.value)

# board: feather-m0-express; trace
# The pin is given back at the end of the block, also when something goes wrong in it.
import time

import board
from digitalio import DigitalInOut, Direction

try:
    with DigitalInOut(board.D13) as led:
        led.direction = Direction.OUTPUT
        for i in range(3):
            led.value = not led.value
            time.sleep(0.5)
        raise RuntimeError("enough")
except RuntimeError as e:
    print(e)
try:
    led.value = True
except ValueError as e:
    print(e)

again = DigitalInOut(board.D13)
try:
    DigitalInOut(board.D13)
except ValueError as e:
    print(e)
again.deinit()
again.deinit()
print(DigitalInOut(board.D13).direction)

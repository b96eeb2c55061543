# board: feather-m0-basic; for: 12s; trace
# Ten times on and off; then the pin is free.
import time

import board
from digitalio import DigitalInOut, Direction

led = DigitalInOut(board.D13)
led.direction = Direction.OUTPUT
for i in range(10):
    led.value = True
    time.sleep(0.5)

    led.value = False
    time.sleep(0.5)
led.deinit()
again = DigitalInOut(board.D13)
print(again.direction)

# board: feather-m0-express
# The pixel on the board: red, then off.
import time

import board
import digitalio
from neopixel_write import neopixel_write

pin = digitalio.DigitalInOut(board.NEOPIXEL)
pin.direction = digitalio.Direction.OUTPUT
neopixel_write(pin, bytearray([0, 255, 0]))
time.sleep(0.001)
try:
    neopixel_write(board.D5, b"")
except TypeError as e:
    print(e)
pin.deinit()
try:
    neopixel_write(pin, bytearray(3))
except ValueError as e:
    print(e)

# board: pico; for: 400ms; trace
# A board that has both firmwares: the modules that a program imports say which one it is for.
import time
import board
from digitalio import DigitalInOut, Direction

led = DigitalInOut(board.LED)
led.direction = Direction.OUTPUT
while time.monotonic() < 0.25:
    led.value = not led.value
    time.sleep(0.1)
print(board.GP15, board.board_id)

# board: circuitplayground-express
# What inputs and outputs have, and when they do not have it.
import board
from digitalio import DigitalInOut, Direction, DriveMode, Pull
from microcontroller import Pin, pin

switch = DigitalInOut(board.SLIDE_SWITCH)
switch.direction = Direction.INPUT
switch.pull = Pull.UP
print(switch.value, switch.pull, switch.direction)
switch.switch_to_input()
print(switch.pull)
switch.switch_to_input(pull=Pull.DOWN)
print(switch.value, switch.pull is Pull.DOWN)


def attempt(name, value=None):
    try:
        if value is None:
            print(name, getattr(switch, name))
        else:
            setattr(switch, name, value)
    except (AttributeError, TypeError) as e:
        print(name, type(e).__name__, e)


attempt("value", True)
attempt("drive_mode")
attempt("drive_mode", DriveMode.OPEN_DRAIN)
attempt("direction", 1)
attempt("pull", 1)

switch.switch_to_output(value=True, drive_mode=DriveMode.OPEN_DRAIN)
print(switch.direction, switch.drive_mode)
attempt("pull")
attempt("pull", Pull.UP)
switch.value = False
switch.drive_mode = DriveMode.PUSH_PULL
print(switch.value, switch.drive_mode)
switch.value = 1
print(switch.value)
switch.direction = Direction.OUTPUT
print(switch.value, switch.drive_mode)

print(board.D13, board.D13 is board.LED, pin.PA17 is board.D13, isinstance(board.D13, Pin))
for wrong in (13, "D13", None):
    try:
        DigitalInOut(wrong)
    except TypeError as e:
        print(e)
try:
    Pin()
except TypeError as e:
    print(e)

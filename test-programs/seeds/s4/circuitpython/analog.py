# board: feather-m0-express
# Sixteen bits whatever the converter has: an input with twelve, an output with ten.
import time

import board
from analogio import AnalogIn, AnalogOut

with AnalogIn(board.A1) as knob:
    print(knob.reference_voltage)
    for _ in range(3):
        time.sleep(0.01)
        print(knob.value, round(knob.value * knob.reference_voltage / 65536, 2))
    try:
        knob.value = 5
    except AttributeError as e:
        print(e)

out = AnalogOut(board.A0)
for value in (0, 32768, 32769, 65535):
    out.value = value
    time.sleep(0.01)
    print(out.value)
for wrong in (-1, 65536):
    try:
        out.value = wrong
    except ValueError as e:
        print(e)

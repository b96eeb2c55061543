# board: feather-m0-express
# A finger for a moment.
import time

import board
from touchio import TouchIn

pad = TouchIn(board.A1)
for _ in range(4):
    print(pad.value, pad.raw_value > pad.threshold)
    time.sleep(0.1)
try:
    pad.value = True
except AttributeError as e:
    print(e)
pad.threshold = 0
print(pad.value)
pad.deinit()
try:
    TouchIn(board.D13)
except ValueError as e:
    print(e)

# board: feather-m0-express; for: 300ms
# Says so while somebody touches the pad, for ever.
import time

import board
import touchio

touch_pin = touchio.TouchIn(board.A1)
while True:
    if touch_pin.value:
        print("touched!")
    time.sleep(0.05)

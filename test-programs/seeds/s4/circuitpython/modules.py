# board: feather-m0-basic
# The smaller boards: what fits into their flash memory and what does not.
import analogio, board, busio, digitalio, microcontroller, neopixel_write, time, touchio, usb_hid

for module in ("audioio", "bitbangio", "pulseio"):
    try:
        __import__(module)
    except ImportError as e:
        print(e)
print(board.board_id)

# board: feather-m0-express
# A receiver of positions that answers when it is asked.
import board
from busio import UART

with UART(board.TX, board.RX, baudrate=9600, timeout=0.2) as gps:
    print(gps.baudrate, gps.timeout, gps.in_waiting)
    print(gps.readline())
    print(gps.write(b"where?\n"))
    print(gps.readline())
    buffer = bytearray(4)
    print(gps.readinto(buffer), buffer, gps.read(2), gps.read())
    gps.timeout = 0
    print(gps.read(), gps.timeout)
    gps.baudrate = 19200
    print(gps.baudrate)
    gps.reset_input_buffer()
print(UART.Parity.ODD, UART.Parity.EVEN)
# Milliseconds, as the first version had them.
old = UART(board.TX, board.RX, parity=UART.Parity.EVEN, timeout=1500)
print(old.timeout)
old.deinit()
for wrong in (dict(tx=None, rx=None), dict(tx=board.TX, rx=board.RX, stop=3)):
    try:
        UART(**wrong)
    except ValueError as e:
        print(e)

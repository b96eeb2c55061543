# board: feather-m0-express; no-check
# Pins that no bus of the chip leads to; the same pins moved one by one.
import bitbangio
import board
import busio

for make in (
    lambda: busio.I2C(board.D5, board.D6),
    lambda: busio.I2C(board.SDA, board.SCL),
    lambda: busio.SPI(board.D12, MOSI=board.D13),
    lambda: busio.UART(board.A0, board.RX),
):
    try:
        make()
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__, e)
with busio.I2C(board.D13, board.D11) as i2c:
    print(i2c.try_lock(), i2c.scan())
with bitbangio.I2C(board.D5, board.D6) as i2c:
    print(i2c.try_lock(), [hex(a) for a in i2c.scan()])

# board: feather-m0-express
# A clock at a bus of any two pins: the lock, registers, a read without a stop before it.
import bitbangio
import board

with bitbangio.I2C(board.D5, board.D6) as i2c:
    print(i2c.try_lock(), i2c.try_lock())
    print([hex(address) for address in i2c.scan()])
    time = bytearray(4)
    i2c.writeto(0x68, bytes([9, 0, 9]), start=1, end=2, stop=False)
    i2c.readfrom_into(0x68, time, start=1)
    print(time)
    i2c.writeto(0x68, bytes([0x0E]))
    i2c.readfrom_into(0x68, time, end=1)
    print(time)
    for address in (0x20,):
        try:
            i2c.writeto(address, b"")
        except OSError as e:
            print(e.errno)
    i2c.unlock()
    try:
        i2c.unlock()
    except RuntimeError as e:
        print(e)
try:
    i2c.scan()
except ValueError as e:
    print(e)
with bitbangio.OneWire(board.D10) as bus:
    print(bus.reset())
with bitbangio.SPI(board.D11, MOSI=board.D12) as spi:
    try:
        spi.configure(baudrate=1000)
    except RuntimeError as e:
        print(e)

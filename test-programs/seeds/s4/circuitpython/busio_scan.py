# board: feather-m0-express
# A clock at the bus: finding it, the lock, reading its registers.
import board
import busio

with busio.I2C(board.SCL, board.SDA) as i2c:
    while not i2c.try_lock():
        pass
    print([hex(address) for address in i2c.scan()], i2c.try_lock())
    time = bytearray(3)
    i2c.writeto(0x68, bytes([0]))
    i2c.readfrom_into(0x68, time)
    print(time)
    both = bytearray(b"....")
    i2c.writeto_then_readfrom(0x68, bytes([9, 2, 9]), both, out_start=1, out_end=2, in_start=1, in_end=3)
    print(both)
    try:
        i2c.writeto(0x20, b"")
    except OSError as e:
        print(e.errno)
    i2c.unlock()
    for method in (lambda: i2c.writeto(0x68, b"\0"), lambda: i2c.readfrom_into(0x68, time), i2c.unlock):
        try:
            method()
        except RuntimeError as e:
            print(e)
try:
    i2c.scan()
except ValueError as e:
    print(e)

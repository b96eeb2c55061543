# Reads a sensor that is described in board.yaml by its registers, and goes on when its cable comes loose.
from machine import I2C, SPI, Pin
from time import sleep_ms

i2c = I2C(0, scl=Pin(22), sda=Pin(21), freq=100000)
select = Pin(5, Pin.OUT, value=1)
spi = SPI(1, baudrate=1000000, sck=Pin(18), mosi=Pin(23), miso=Pin(19))


def flash_id():
    data = bytearray(b"\x9f\x00\x00\x00")
    select(0)
    spi.write_readinto(data, data)
    select(1)
    return data[1:].hex()


print("flash", flash_id())
i2c.writeto_mem(0x48, 1, b"\x60")
for i in range(6):
    try:
        raw = i2c.readfrom_mem(0x48, 0, 2)
        print("%.2f" % (int.from_bytes(raw, "big") / 256))
    except OSError as e:
        print("lost:", e.errno)
    sleep_ms(500)

# board: esp8266
# I2C by software: an EEPROM at 0x50 by every way of reading and writing, and an address that nobody has.
from machine import I2C, Pin
from time import sleep_ms

i2c = I2C(scl=Pin(5, Pin.OPEN_DRAIN, Pin.PULL_UP), sda=Pin(4, Pin.OPEN_DRAIN, Pin.PULL_UP), freq=100000)
print(i2c)
print([hex(address) for address in i2c.scan()])

print(i2c.writeto(0x50, "\0\x10ab"))
sleep_ms(10)
print(i2c.writeto(0x50, bytearray(b"\0\x12cd")))
sleep_ms(10)
i2c.writeto(0x50, b"\0\x10", False)
print(i2c.readfrom(0x50, 4))
buf = bytearray(2)
print(i2c.readfrom_into(0x50, buf))

i2c.writeto_mem(0x50, 0x20, b"memory", addrsize=16)
sleep_ms(10)
print(i2c.readfrom_mem(0x50, 0x20, 6, addrsize=16))
buf = bytearray(3)
i2c.readfrom_mem_into(0x50, 0x20, buf, addrsize=16)
print(buf)

i2c.start()
print(i2c.write(b"\xa0\0\x10"))
i2c.start()
print(i2c.write(b"\xa1"))
i2c.readinto(buf)
i2c.stop()
print(buf)

for action in (lambda: i2c.readfrom(0x3A, 4), lambda: i2c.writeto(0x3A, b"12")):
    try:
        action()
    except OSError as error:
        print(error)

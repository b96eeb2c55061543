# board: esp32; for: 150ms
# More pins over I2C: a PCF8574 at address 0x20 with a lamp at line 0 and a button at line 7.
from machine import I2C, Pin
from time import sleep_ms

bus = I2C(1, scl=Pin(22), sda=Pin(21))
print([hex(address) for address in bus.scan()])
bus.writeto(0x20, b"\xfe")
print(bus.readfrom(0x20, 1))
sleep_ms(100)
bus.writeto(0x20, b"\xff")
print(bus.readfrom(0x20, 1))

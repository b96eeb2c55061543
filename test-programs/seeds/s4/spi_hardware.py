# board: esp8266
# SPI of the chip: fixed pins, up to 80 MHz; the other one belongs to the flash.
from machine import SPI, Pin

spi = SPI(1, baudrate=80000000, polarity=0, phase=0)
print(spi)
buf = bytearray(4)
spi.write_readinto(b"abcd", buf)
print(buf)
spi.init(baudrate=1000000)
print(spi.read(2, 0x55))
try:
    SPI(0)
except ValueError:
    print("SPI(0) is the flash's")

# board: pico
# SPI as the class describes it: parameters, reading with a chosen byte, exchange, and how it prints.
from machine import SPI, Pin

spi = SPI(0, baudrate=1000000, polarity=0, phase=0, bits=8, firstbit=SPI.MSB, sck=Pin(2), mosi=Pin(3), miso=Pin(4))
print(spi)
cs = Pin(5, Pin.OUT, value=1)
cs(0)
print(spi.write(b"\x01\x02"), spi.read(2), spi.read(2, 0xA5))
buf = bytearray(3)
print(spi.readinto(buf, 0x3C), buf)
print(spi.write_readinto(b"xyz", buf), buf)
cs(1)
spi.deinit()
print(SPI.MSB, SPI.LSB)

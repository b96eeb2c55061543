# board: esp8266
# SPI by software on any pins; the output is wired to the input, so what is sent comes back.
from machine import SPI, Pin

spi = SPI(-1, baudrate=100000, polarity=1, phase=0, sck=Pin(0), mosi=Pin(2), miso=Pin(4))
spi.init(baudrate=200000)
print(spi)
print(spi.read(3), spi.read(3, 0xFF))
buf = bytearray(5)
spi.readinto(buf)
print(buf)
spi.readinto(buf, 0xFF)
print(buf)
print(spi.write(b"12345"))
buf = bytearray(4)
spi.write_readinto(b"1234", buf)
print(buf)
spi.write_readinto(buf, buf)
print(buf)
try:
    spi.write_readinto(b"123", buf)
except ValueError as error:
    print(error)
spi.deinit()

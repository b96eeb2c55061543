# board: pico
# Print, Serial, Stream, SPI and Wire: the console, and the three buses, each with its methods.
import sys
from machine import I2C, SPI, UART, Pin
from time import sleep_ms

print("to the console")
sys.stdout.write("as a stream\n")

serial = UART(1, baudrate=9600, tx=Pin(4), rx=Pin(5))
print(serial.write("ask\n"))
sleep_ms(100)
print(serial.any(), serial.read(2))
buffer = bytearray(2)
print(serial.readinto(buffer), buffer)
print(serial.readline())

print(I2C(1, scl=Pin(19), sda=Pin(18)).scan())
spi = SPI(0, baudrate=1000000, sck=Pin(2), mosi=Pin(3), miso=Pin(0))
print(spi.write(b"\x01\x02"))

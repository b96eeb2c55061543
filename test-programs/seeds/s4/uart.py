# board: pico
# A serial line: sent, waited for, read by number, by line and into a buffer; None if nothing comes.
from machine import UART, Pin
from time import sleep_ms

uart = UART(1, 9600, tx=Pin(4), rx=Pin(5))
uart.init(9600, bits=8, parity=None, stop=1)
print(uart.write("abc"))
sleep_ms(100)
print(uart.any())
print(uart.read(10))
print(uart.readline())
buf = bytearray(4)
print(uart.readinto(buf), buf)
print(uart.read())
print(uart.read(), uart.readline(), uart.readinto(buf))
uart.sendbreak()
uart.deinit()

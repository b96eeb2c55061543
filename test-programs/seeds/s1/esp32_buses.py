# board: esp32
# The pins that the buses of an ESP32 take if none are named.
from machine import I2C, SPI, UART

print(SPI(1))
print(SPI(2))
print(I2C(0))
print(I2C(1))
print(UART(1, 9600))
print(UART(2, 9600))

# board: esp8266
# A DHT12 over I2C at 0x5C: five registers, each value as a whole number and a tenth, and their sum.
from machine import Pin, SoftI2C

bus = SoftI2C(scl=Pin(5, Pin.OPEN_DRAIN, Pin.PULL_UP), sda=Pin(4, Pin.OPEN_DRAIN, Pin.PULL_UP))
data = bus.readfrom_mem(0x5C, 0, 5)
print(sum(data[:4]) & 0xFF == data[4])
print("humidity", data[0] + data[1] / 10)
print("temperature", data[2] + data[3] / 10)

# board: esp8266
# Pixels as bytes, green first.
import esp
from machine import Pin

esp.neopixel_write(Pin(4, Pin.OUT), bytearray([0, 1, 0, 2, 0, 0]), True)

# board: esp8266
# Eight APA102 lights: colour and brightness, read back, and the same bytes by esp.
from machine import Pin
from apa102 import APA102
import esp

clock = Pin(14, Pin.OUT)
data = Pin(13, Pin.OUT)
apa = APA102(clock, data, 8)
apa[0] = (255, 255, 255, 31)
apa.write()
r, g, b, brightness = apa[0]
print(r, g, b, brightness, len(apa))
esp.apa102_write(clock, data, bytearray([1, 2, 3, 31]))

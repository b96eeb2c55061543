# board: esp8266
# Eight NeoPixels: white, a colour read back, then red, half green and a quarter of blue.
from machine import Pin
from neopixel import NeoPixel
from time import sleep_ms

pin = Pin(4, Pin.OUT)
np = NeoPixel(pin, 8)
np[0] = (255, 255, 255)
np.write()
r, g, b = np[0]
print(r, g, b, np.n)
sleep_ms(10)

np[0] = (255, 0, 0)
np[1] = (0, 128, 0)
np[2] = (0, 0, 64)
np.write()
sleep_ms(10)


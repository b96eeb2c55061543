# The demonstration of the ESP8266 tutorial for a strip of pixels: a dot that runs, one that bounces, a fade.

import time
from machine import Pin
from neopixel import NeoPixel


def demo(np):
    n = np.n
    for i in range(4 * n):
        for j in range(n):
            np[j] = (0, 0, 0)
        np[i % n] = (255, 255, 255)
        np.write()
        time.sleep_ms(25)
    for i in range(4 * n):
        for j in range(n):
            np[j] = (0, 0, 128)
        if (i // n) % 2 == 0:
            np[i % n] = (0, 0, 0)
        else:
            np[n - 1 - (i % n)] = (0, 0, 0)
        np.write()
        time.sleep_ms(60)
    for i in range(0, 4 * 256, 8):
        for j in range(n):
            if (i // 256) % 2 == 0:
                val = i & 0xFF
            else:
                val = 255 - (i & 0xFF)
            np[j] = (val, 0, 0)
        np.write()
    for i in range(n):
        np[i] = (0, 0, 0)
    np.write()


np = NeoPixel(Pin(4), 8)
start = time.ticks_ms()
demo(np)
# 32 pauses of 25 ms and 32 of 60, and 193 pictures of 240 us.
print("took", time.ticks_diff(time.ticks_ms(), start) // 10 * 10, "ms")
print([np[i] for i in range(8)])

# board: esp8266; for: 5s
# A strip of lights: a dot that runs around, a gap that runs to and fro, a fade of all, and darkness.
import time
import machine
import neopixel


def demo(np):
    n = np.n

    # One white dot goes around four times.
    for i in range(4 * n):
        for j in range(n):
            np[j] = (0, 0, 0)
        np[i % n] = (255, 255, 255)
        np.write()
        time.sleep_ms(25)

    # A dark dot goes to and fro in blue.
    for i in range(4 * n):
        for j in range(n):
            np[j] = (0, 0, 128)
        if (i // n) % 2 == 0:
            np[i % n] = (0, 0, 0)
        else:
            np[n - 1 - (i % n)] = (0, 0, 0)
        np.write()
        time.sleep_ms(60)

    # Red comes and goes.
    for i in range(0, 4 * 256, 8):
        for j in range(n):
            val = i & 0xFF if (i // 256) % 2 == 0 else 255 - (i & 0xFF)
            np[j] = (val, 0, 0)
        np.write()

    for i in range(n):
        np[i] = (0, 0, 0)
    np.write()
    time.sleep_ms(1)  # the strip takes the colours over when its wire has rested


start = time.ticks_ms()
demo(neopixel.NeoPixel(machine.Pin(4), 8))
print(time.ticks_diff(time.ticks_ms(), start) // 100)

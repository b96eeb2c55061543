# board: feather-m0-express
# Pixels by the library: colours, brightness, slices, and what is sent when.
import board
import neopixel

with neopixel.NeoPixel(board.D6, 3, brightness=0.5, auto_write=False) as pixels:
    pixels[0] = (255, 0, 0)
    pixels[1] = 0x00FF00
    pixels[-1] = (0, 0, 255)
    print(pixels, len(pixels), pixels[1:])
    pixels.show()
    pixels.auto_write = True
    pixels[0:2] = [(10, 20, 30), (2, 4, 6)]
    pixels.brightness = 1
    print(pixels.brightness, pixels[0])
    import time

    time.sleep(0.001)
white = neopixel.NeoPixel(board.D9, 1, pixel_order=neopixel.GRBW)
white[0] = 0x202020
print(white[0])
white.deinit()

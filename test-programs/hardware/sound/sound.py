# A tone to a loudspeaker, in one blocking call after the other and by a callback; then what a microphone hears, both over I2S.

from array import array
from machine import I2S, Pin
from math import pi, sin
import time

RATE = 8000

# One period of 400 Hz, 16 bits.
tone = array("h", [int(16384 * sin(2 * pi * i / 20)) for i in range(20)] * 20)

out = I2S(0, sck=Pin(14), ws=Pin(15), sd=Pin(13), mode=I2S.TX, bits=16, format=I2S.MONO, rate=RATE, ibuf=2000)
start = time.ticks_ms()
for _ in range(10):
    out.write(tone)
print("ten times", time.ticks_diff(time.ticks_ms(), start), "ms")

I2S.shift(buf=tone, bits=16, shift=-1)
played = 0


def more(i2s):
    global played
    played += 1
    if played < 8:
        i2s.write(tone)


out.irq(more)
print("at once", out.write(tone))
time.sleep_ms(600)
print("played", played)
out.deinit()

mic = I2S(1, sck=Pin(26), ws=Pin(27), sd=Pin(25), mode=I2S.RX, bits=32, format=I2S.STEREO, rate=RATE, ibuf=8000)
heard = array("i", [0] * 1600)
start = time.ticks_ms()
print(mic.readinto(heard), "bytes in", time.ticks_diff(time.ticks_ms(), start), "ms")
left = [heard[i] for i in range(0, len(heard), 2)]
crossings = sum(1 for a, b in zip(left, left[1:]) if a < 0 <= b)
print("about", crossings * 10, "Hz, peak", max(left) >> 16, "right", max(heard[i] for i in range(1, len(heard), 2)))

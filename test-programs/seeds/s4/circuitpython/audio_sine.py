# board: feather-m0-express; for: 1300ms
# A period of 440 Hz, played for a second again and again; then slower, and as today's way is.
import array
import math
import time

import audiocore
import audioio
import board

length = 8000 // 440
sine_wave = array.array("H", [0] * length)
for i in range(length):
    sine_wave[i] = int(math.sin(math.pi * 2 * i / 18) * (2**15) + 2**15)

sample = audioio.AudioOut(board.A0, sine_wave)
print(sample.frequency, sample.playing)
sample.play(loop=True)
print(sample.playing)
time.sleep(1)
sample.stop()
print(sample.playing)
sample.frequency = 4000
sample.play()
start = time.monotonic()
while sample.playing:
    pass
print(sample.frequency, round(time.monotonic() - start, 4))
try:
    sample.playing = True
except AttributeError as e:
    print(e)
sample.deinit()
try:
    sample.play()
except ValueError as e:
    print(e)

with audioio.AudioOut(board.A0) as speaker:
    speaker.play(audiocore.RawSample(sine_wave, sample_rate=8000), loop=True)
    time.sleep(0.05)
    speaker.pause()
    print(speaker.playing, speaker.paused)
    speaker.resume()
    speaker.stop()
for wrong in (lambda: audioio.AudioOut(board.A1, sine_wave), lambda: audioio.AudioOut(board.A0, array.array("i", [1]))):
    try:
        wrong()
    except ValueError as e:
        print(e)

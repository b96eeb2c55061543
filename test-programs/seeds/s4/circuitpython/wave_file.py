# board: circuitplayground-express; for: 1s
# A file of sound, which the program writes first; the speaker is switched on by a pin.
import os
import struct
import time

import audioio
import board
import digitalio

RATE = 16000
data = struct.pack("<8h", 0, 16000, 32767, 16000, 0, -16000, -32768, -16000) * 400
with open("cplay.wav", "wb") as file:
    file.write(struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16, b"data", len(data)))
    file.write(data)

speaker_enable = digitalio.DigitalInOut(board.SPEAKER_ENABLE)
speaker_enable.switch_to_output(value=True)

f = open("cplay.wav", "rb")
a = audioio.AudioOut(board.A0, f)
print("playing", a.frequency)
start = time.monotonic()
a.play()
while a.playing:
    pass
print("stopped", round(time.monotonic() - start, 3))
a.deinit()
f.close()
sound = audioio.WaveFile("cplay.wav")
print(sound.sample_rate, sound.bits_per_sample, sound.channel_count)
with open("cplay.wav", "wb") as file:
    file.write(b"RIFFxxxxAVI ....")
try:
    audioio.WaveFile(open("cplay.wav", "rb"))
except ValueError as e:
    print(e)
os.remove("cplay.wav")

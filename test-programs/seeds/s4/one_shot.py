# board: esp8266; for: 12s
# A virtual timer that fires once, after five seconds.
from machine import Timer
import time

start = time.ticks_ms()
timer = Timer(-1)
timer.init(period=5000, mode=Timer.ONE_SHOT, callback=lambda t: print(1, time.ticks_diff(time.ticks_ms(), start)))
time.sleep(11)

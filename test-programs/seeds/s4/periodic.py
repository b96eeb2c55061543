# board: esp8266; for: 7s
# The same timer, set anew before it fires: now every two seconds; then stopped.
from machine import Timer
import time

timer = Timer(-1)
timer.init(period=5000, mode=Timer.ONE_SHOT, callback=lambda t: print(1))
timer.init(period=2000, mode=Timer.PERIODIC, callback=lambda t: print(2))
time.sleep(5)
timer.deinit()
time.sleep(5)

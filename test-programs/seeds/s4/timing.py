# board: esp8266
# Sleeping in three units, and how long it took.
import time

start = time.ticks_ms()
time.sleep(1)
time.sleep_ms(500)
time.sleep_us(10)
print(time.ticks_diff(time.ticks_ms(), start))
print(time.ticks_diff(5, time.ticks_add(5, -10)), time.ticks_diff(0, time.ticks_add(0, -1)))

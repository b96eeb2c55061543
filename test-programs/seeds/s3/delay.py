# board: pico; trace
# delay: a second of sleep, in seconds; the trace shows it.
import time
from machine import Pin

mark = Pin(5, Pin.OUT, value=1)
time.sleep(1)
mark.value(0)

# board: feather-m0-express
# Time since the start, and a date with names.
import time

start = time.monotonic()
time.sleep(1.5)
print(round(time.monotonic() - start, 3), time.monotonic_ns() >= 1_500_000_000)
date = time.struct_time((2017, 3, 1, 12, 30, 0, 2, 60, -1))
print(date)
print(date.tm_year, date.tm_wday, date[3], len(date), date[:3])
for wrong in (((1, 2),), (2017, 3, 1, 12, 30, 0, 2, 60, -1)):
    try:
        time.struct_time(*wrong)
    except (TypeError, ValueError) as e:
        print(e)

import microcontroller

microcontroller.delay_us(250)
microcontroller.disable_interrupts()
microcontroller.enable_interrupts()
print(microcontroller.cpu.frequency, len(microcontroller.cpu.uid))

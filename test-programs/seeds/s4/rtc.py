# board: wipy1
# The calendar clock of the WiPy.
from machine import RTC
from time import sleep

rtc = RTC()
rtc.init((2014, 5, 1, 4, 13, 0, 0, None))
sleep(2)
print(rtc.now()[:6])
rtc.alarm(0, time=1000, repeat=True)
print(0 < rtc.alarm_left() <= 1000)
rtc.irq(trigger=RTC.ALARM0, handler=lambda r: print("alarm"))
sleep(2)
rtc.cancel()
rtc.deinit()
print(rtc.now()[:3])

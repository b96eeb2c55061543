# board: esp8266
# The clock of the ESP8266: date and time, an alarm, and memory that survives a deep sleep.
from machine import RTC
import time

rtc = RTC()
rtc.datetime((2017, 7, 14, 0, 12, 30, 0, 0))
time.sleep(2)
print(rtc.datetime()[:7])
rtc.memory(b"kept")
print(rtc.memory())
rtc.alarm(rtc.ALARM0, 500)
print(0 < rtc.alarm_left(rtc.ALARM0) <= 500)

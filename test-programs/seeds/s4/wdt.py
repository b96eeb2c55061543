# board: esp32; for: 10s
# A watchdog of two seconds: fed three times, then forgotten, so that the board starts anew.
from machine import WDT, WDT_RESET, reset_cause
import time

if reset_cause() == WDT_RESET:
    print("reset by the watchdog")
else:
    wdt = WDT(timeout=2000)
    for i in range(3):
        time.sleep(1)
        wdt.feed()
        print("fed", i)
    time.sleep(5)
    print("never reached")

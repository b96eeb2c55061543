# board: wipy1
# Constants of sleep modes and of what wakes the WiPy.
import machine

print(len({machine.IDLE, machine.SLEEP, machine.DEEPSLEEP}))
print(len({machine.WLAN_WAKE, machine.PIN_WAKE, machine.RTC_WAKE}))

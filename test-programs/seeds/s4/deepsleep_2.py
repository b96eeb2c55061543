# board: esp8266; for: 15s
# The same, with a line for each way in which the program starts.
import machine

if machine.reset_cause() == machine.DEEPSLEEP_RESET:
    print("woke from a deep sleep")
else:
    print("power on or hard reset")
    rtc = machine.RTC()
    rtc.irq(trigger=rtc.ALARM0, wake=machine.DEEPSLEEP)
    rtc.alarm(rtc.ALARM0, 10000)
    machine.deepsleep()

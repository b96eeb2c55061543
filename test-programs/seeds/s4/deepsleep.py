# board: esp8266; for: 15s
# Ten seconds of deep sleep, by an alarm of the clock; the program starts again after it.
import machine

rtc = machine.RTC()
rtc.irq(trigger=rtc.ALARM0, wake=machine.DEEPSLEEP)

if machine.reset_cause() == machine.DEEPSLEEP_RESET:
    print("woke from a deep sleep")
else:
    rtc.alarm(rtc.ALARM0, 10000)
    machine.deepsleep()

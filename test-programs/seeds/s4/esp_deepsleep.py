# board: esp8266
# Sleeps for microseconds; the program begins anew.
import esp
import machine

print(machine.reset_cause() == machine.DEEPSLEEP_RESET, esp.sleep_type() == esp.SLEEP_MODEM)
if machine.reset_cause() != machine.DEEPSLEEP_RESET:
    esp.sleep_type(esp.SLEEP_LIGHT)
    esp.deepsleep(1_500_000, 2)

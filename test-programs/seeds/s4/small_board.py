# board: s4/small_board.json
# A board with little flash memory and no wire from GPIO16 to the reset pin.
import machine
import os

print(os.listdir(), os.mount())
try:
    open("data.txt", "w")
except OSError as e:
    print(e)

rtc = machine.RTC()
rtc.irq(trigger=rtc.ALARM0, wake=machine.DEEPSLEEP)
rtc.alarm(rtc.ALARM0, 10000)
machine.deepsleep()

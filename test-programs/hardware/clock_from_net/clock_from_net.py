# The time of day from a time server. The first answer is lost, so it asks again.
import machine
import network
import ntptime
import time

wlan = network.WLAN(network.STA_IF)
wlan.active(True)
wlan.connect("home", "secret12")
while not wlan.isconnected():
    time.sleep_ms(50)

while True:
    try:
        ntptime.settime()
        break
    except OSError as e:
        print("no time:", e)
print("%04d-%02d-%02d %02d:%02d" % time.localtime()[:5])
time.sleep(60)
print("%04d-%02d-%02d %02d:%02d" % time.localtime()[:5])
print(machine.RTC().datetime()[:3])

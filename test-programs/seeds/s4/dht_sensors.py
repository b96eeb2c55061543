# board: esp8266
# Humidity and temperature: whole numbers of a DHT11, one decimal of a DHT22; asked too soon, the last values again.
import dht
import machine
import time

time.sleep(2)
d = dht.DHT11(machine.Pin(4))
d.measure()
print(d.temperature(), d.humidity())
d2 = dht.DHT22(machine.Pin(5))
d2.measure()
print(d2.temperature(), d2.humidity())
time.sleep(2)
d.measure()
d2.measure()
print(d.temperature(), d.humidity(), d2.temperature(), d2.humidity())

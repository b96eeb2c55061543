# board: esp8266
# The counter of the ESP8266 overflows every 7:45 hours; asking for the time before keeps it right.
import time

start = time.time()
for hour in range(3):
    time.sleep(7 * 3600)
    print(time.time() - start)
time.sleep(8 * 3600)
print(time.time() - start, time.localtime()[3:5])

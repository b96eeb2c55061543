# Two serial ports of a Pico talk to each other, then one of them hears itself.

from machine import UART, Pin
import time

near = UART(0, 9600, tx=Pin(0), rx=Pin(1), timeout=50)
far = UART(1, 9600, tx=Pin(4), rx=Pin(5), timeout=50)

near.write("how late is it?\n")
print(far.readline())
far.write("%d ms\n" % (time.ticks_ms() // 10 * 10))
print(near.readline())

# Nine characters of ten bits at 9600 bits a second.
start = time.ticks_us()
near.write("123456789")
near.flush()
print("sent after", round(time.ticks_diff(time.ticks_us(), start) / 100) / 10, "ms")
print(far.any(), far.read())

# The far end listens at another speed.
far.init(baudrate=6400)
near.write("U")
print(far.read())

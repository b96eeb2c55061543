# board: esp32; trace; for: 40ms
# The life of a pin: an output, an input with a pull, a new mode through the pin's own constants, an interrupt.
from machine import Pin
from time import sleep_ms

p0 = Pin(0, Pin.OUT)
p0.value(0)
p0.value(1)

p2 = Pin(2, Pin.IN, Pin.PULL_UP)
print(p2.value())

p0.init(p0.IN, p0.PULL_UP)
p0.irq(lambda p: print(p))
sleep_ms(30)

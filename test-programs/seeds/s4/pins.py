# board: esp8266; trace
# Pins of the quick reference: an output, an input, a pull-up, a first level; the tutorial's, without a mode at first.
from machine import Pin
from time import sleep_ms

p0 = Pin(0, Pin.OUT)
p0.on()
p0.off()
p0.value(1)

p2 = Pin(2, Pin.IN)
print(p2.value())
p4 = Pin(4, Pin.IN, Pin.PULL_UP)
print(p4.value())
p5 = Pin(5, Pin.OUT, value=1)
print(p5.value())

pin = Pin(14)
pin.init(Pin.IN, None)
pin.init(Pin.OUT)
pin.value(0)
print(pin.value())
pin.value(1)
print(pin.value())

for number in (6, 11, 17):
    try:
        Pin(number)
    except ValueError as error:
        print(number, error)
print(hasattr(Pin, "PULL_DOWN"))

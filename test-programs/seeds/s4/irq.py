# board: esp8266; for: 120ms
# A callback at the falling edge of one pin and at both edges of another.
from machine import Pin
from time import sleep_ms


def callback(p):
    print("pin change", p)


p0 = Pin(0, Pin.IN, Pin.PULL_UP)
p2 = Pin(2, Pin.IN, Pin.PULL_UP)
p0.irq(trigger=Pin.IRQ_FALLING, handler=callback)
p2.irq(trigger=Pin.IRQ_RISING | Pin.IRQ_FALLING, handler=callback)
sleep_ms(100)

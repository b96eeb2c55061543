# board: esp8266; trace
# What the first session with a board types: greetings, sums, an LED, and a function for it.
print("hello esp8266!")
print(1 + 2, 1 / 2)
print(12**34)

import machine
import time

pin = machine.Pin(2, machine.Pin.OUT)
pin.on()
pin.off()


def toggle(p):
    p.value(not p.value())


for _ in range(4):
    toggle(pin)
    time.sleep_ms(500)

# board: pico; for: 40ms
# noInterrupts and interrupts: a handler waits until they are allowed again.
import machine
from machine import Pin
from time import sleep_ms

Pin(5, Pin.IN, Pin.PULL_UP).irq(lambda pin: print("edge"), Pin.IRQ_FALLING)
state = machine.disable_irq()
sleep_ms(20)
print("still off")
machine.enable_irq(state)
sleep_ms(1)
print("on")

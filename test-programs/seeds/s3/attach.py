# board: giga-r1; for: 3500ms
# attachInterrupt: a line for each falling edge at PA3, between the lines of the main loop.
import time
from machine import Pin


def interrupt_callback(pin):
    print("Interrupt occurred on pin", pin_name)


pin_name = "PA3"
interrupt_pin = Pin(pin_name, Pin.IN, Pin.PULL_UP)
interrupt_pin.irq(trigger=Pin.IRQ_FALLING, handler=interrupt_callback)

while True:
    print("hello world")
    time.sleep(1)

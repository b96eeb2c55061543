# Counts presses of a button in an interrupt handler, and ends after three.
from machine import Pin
from time import sleep_ms, ticks_ms, ticks_diff

presses = 0
last = 0


def pressed(pin):
    global presses, last
    now = ticks_ms()
    # A press closer than this to the last one is the contact bouncing.
    if presses and ticks_diff(now, last) < 50:
        return
    last = now
    presses += 1
    print("press", presses, "of", pin)


button = Pin(4, Pin.IN, Pin.PULL_UP)
button.irq(pressed, Pin.IRQ_FALLING)

while presses < 3:
    sleep_ms(100)
print("done")

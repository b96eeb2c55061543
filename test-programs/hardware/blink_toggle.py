# The same LED, inverted once a second by a function of our own and by the method of the port.
from machine import Pin
from time import sleep


def toggle(pin):
    pin.value(not pin.value())


led = Pin(2, Pin.OUT)
other = Pin(4, Pin.OUT, value=1)

while True:
    toggle(led)
    other.toggle()
    sleep(1)

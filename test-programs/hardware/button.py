# An LED that follows a button: the button connects the pin to ground, so pressed reads 0.
from machine import Pin
from time import sleep_ms

button = Pin(4, Pin.IN, Pin.PULL_UP)
led = Pin(2, Pin.OUT)
was = 1

while True:
    now = button.value()
    led.value(not now)
    if now != was:
        print("released" if now else "pressed")
        was = now
    sleep_ms(10)

# board: esp32; for: 3500ms; trace
# An LED on GPIO2: one second lit, one second dark, for ever.
from machine import Pin
from time import sleep

led = Pin(2, Pin.OUT)

while True:
    led.value(1)
    sleep(1)
    led.value(0)
    sleep(1)

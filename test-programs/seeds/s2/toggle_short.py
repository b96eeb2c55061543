# board: esp32; trace
# The same in one line; the method toggle(), which ports of today have, does it too.
from machine import Pin
from time import sleep


def toggle(pin):
    pin.value(not pin.value())


led = Pin(2, mode=Pin.OUT, value=0)
for _ in range(3):
    toggle(led)
    print(led.value())
    sleep(1)
led.toggle()
print(led.value())

# board: esp32
# The two digital to analog converters, and an input that a held pull keeps at a level while the chip sleeps.
import machine
from machine import DAC, Pin

for number in (25, 26):
    dac = DAC(Pin(number))
    dac.write(128)
    print(dac)
try:
    DAC(Pin(27))
except ValueError as error:
    print(error)

held = Pin(4, Pin.IN, Pin.PULL_UP, hold=True)
machine.lightsleep(10)
print(held.value())

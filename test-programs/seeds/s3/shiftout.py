# board: pico
# shiftOut: eight bits to a 74HC595, which shows them at its outputs after a pulse at its latch pin.
from machine import Pin

LSB_FIRST = 0
MSB_FIRST = 1


def shift_out(data, clock, value, order=MSB_FIRST):
    for i in range(8):
        data.value((value >> (7 - i if order == MSB_FIRST else i)) & 1)
        clock.value(1)
        clock.value(0)


data, clock, latch = (Pin(n, Pin.OUT, value=0) for n in (2, 3, 4))
shift_out(data, clock, 0b00000011)
latch.value(1)
latch.value(0)
print(Pin(2).value(), Pin(3).value())

# board: pico
# shiftIn: eight bits from a data pin, one for each pulse at the clock pin, in either order.
from machine import Pin

LSB_FIRST = 0
MSB_FIRST = 1


def shift_in(data, clock, order=MSB_FIRST):
    value = 0
    for i in range(8):
        Pin(clock).value(1)
        bit = Pin(data).value()
        value |= bit << (7 - i if order == MSB_FIRST else i)
        Pin(clock).value(0)
    return value


Pin(4, Pin.IN, Pin.PULL_UP)
Pin(3, Pin.OUT, value=0)
print(bin(shift_in(4, 3)), shift_in(4, 3, LSB_FIRST))
Pin(4, Pin.IN, Pin.PULL_DOWN)
print(bin(shift_in(4, 3)))

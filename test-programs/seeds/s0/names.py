# board: wipy2; trace
# The pins by the names of the module and of the expansion board: G16 is P9.
from machine import Pin

led = Pin(Pin.exp_board.G16, mode=Pin.OUT)
led.value(1)
same = Pin(Pin.module.P9, mode=Pin.OUT)
print(same.value(), same.id(), led.id())
led(0)
print(same())

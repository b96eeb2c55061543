# board: wipy2; trace
# Two pins: P9 is written in all four ways, P10 is read with a pull-up, at first undriven, then held low from outside.
from machine import Pin
from time import sleep_ms

p_out = Pin("P9", mode=Pin.OUT)
p_out.value(1)
p_out.value(0)
p_out.toggle()
p_out(True)
print(p_out())

p_in = Pin("P10", mode=Pin.IN, pull=Pin.PULL_UP)
print(p_in())
sleep_ms(20)
print(p_in())

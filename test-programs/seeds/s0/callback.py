# board: wipy2
# Callbacks by edge and by level, with an argument of one's own, and none any more.
from machine import Pin
from time import sleep_ms


def handler(arg):
    print("got an interrupt in pin %s" % (arg.id()))


def named(arg):
    print("with", arg)


pin = Pin("P10", mode=Pin.IN, pull=Pin.PULL_UP)
pin.callback(Pin.IRQ_FALLING, handler)
sleep_ms(25)
pin.callback(Pin.IRQ_FALLING | Pin.IRQ_RISING, named, "a text")
sleep_ms(20)
pin.callback(Pin.IRQ_RISING, None)
sleep_ms(20)
print("no more")

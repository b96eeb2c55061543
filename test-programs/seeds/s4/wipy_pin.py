# board: wipy1
# What only the WiPy's pins have: drive strength, alternate functions, names of the board.
from machine import Pin
import machine

led = Pin(Pin.board.GP25, mode=Pin.OUT, drive=Pin.MED_POWER)
print(led.id(), led.mode() == Pin.OUT, led.drive() == Pin.MED_POWER)
led.toggle()
print(led(), led.out_value())
led.drive(Pin.HIGH_POWER)
print(Pin.board.GP2.alt_list())
print(sorted({Pin.LOW_POWER, Pin.MED_POWER, Pin.HIGH_POWER}), len({Pin.ALT, Pin.ALT_OPEN_DRAIN}))
alternate = Pin("GP2", mode=Pin.ALT, alt=6)
alternate.init(Pin.IN, Pin.PULL_UP)
print(alternate.pull() == Pin.PULL_UP, alternate())
alternate.irq(trigger=Pin.IRQ_LOW_LEVEL, priority=2, wake=machine.SLEEP)

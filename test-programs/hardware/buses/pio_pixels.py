# A strip of pixels and a serial line by state machines; a button by an interrupt of one; names of the module are hidden meanwhile.
import time
from machine import Pin
import rp2
from rp2 import PIO, StateMachine, asm_pio

pin = Pin(15, Pin.IN, Pin.PULL_UP)
x = "kept"


@asm_pio(sideset_init=PIO.OUT_LOW, out_shiftdir=PIO.SHIFT_LEFT, autopull=True, pull_thresh=24)
def pixels():
    wrap_target()
    label("bit")
    out(x, 1).side(0)[2]
    jmp(not_x, "zero").side(1)[1]
    jmp("bit").side(1)[4]
    label("zero")
    nop().side(0)[4]
    wrap()


@asm_pio(sideset_init=PIO.OUT_HIGH, out_init=PIO.OUT_HIGH, out_shiftdir=PIO.SHIFT_RIGHT)
def uart():
    pull().side(1)[7]
    set(x, 7).side(0)[7]
    label("bits")
    out(pins, 1)[6]
    jmp(x_dec, "bits")
    nop().side(1)[6]


@asm_pio()
def presses():
    wait(0, pin, 0)
    irq(block, rel(0))
    wait(1, pin, 0)


strip = StateMachine(0, pixels, freq=8_000_000, sideset_base=Pin(22))
strip.active(1)
for color in (0x00FF00, 0xFF0000, 0x0000FF):
    strip.put(color, 8)

line = StateMachine(1, uart, freq=8 * 9600, sideset_base=Pin(10), out_base=Pin(10))
line.active(1)
for c in b"PIO!":
    line.put(c)

count = StateMachine(5, presses, in_base=pin)
count.irq(lambda sm: print("pressed", sm is count, time.ticks_ms()))
count.active(1)
time.sleep(1)
print(x, pin.value(), set((1,)))


@asm_pio(set_init=PIO.OUT_LOW)
def blink():
    irq(rel(0))
    set(pins, 1)
    set(x, 31)[5]
    label("high")
    nop()[29]
    jmp(x_dec, "high")
    set(pins, 0)
    set(x, 31)[6]
    label("low")
    nop()[29]
    jmp(x_dec, "low")


lamp = rp2.PIO(0).state_machine(2, blink, freq=2000, set_base=Pin(25))
rp2.PIO(0).irq(lambda pio: print(pio, time.ticks_ms()))
lamp.active(1)
time.sleep(3.5)
lamp.active(0)
lamp.exec("set(pins, 1)")
print(Pin(25).value(), lamp.active())

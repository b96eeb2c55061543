# Programs for the state machines beside names that their instructions have as well.
import rp2
from rp2 import asm_pio, PIO, StateMachine
from machine import Pin
import time

T1 = 2
x = 0.5
y = 0
pin = Pin(5)
status = 7
label = "kept"
total = 0.0


def bump(v):
    global x, total, y
    x += v
    y = y + v
    total += x
    return x


@rp2.asm_pio(set_init=PIO.OUT_LOW)
def square():
    wrap_target()
    set(pins, 1)[T1]
    set(pins, 0)[T1 - 1]
    mov(x, invert(y))
    label("here")
    jmp(x_dec, "there")
    mov(y, status)
    label("there")
    wrap()


def made(delay):
    extra = delay - 1

    @asm_pio(out_init=PIO.OUT_LOW, autopull=True)
    def program():
        for k in [1, 2]:
            set(x, k)
        out(pins, 1)[extra]
        wait(1, pin, 0)
        irq(rel(0))

    return program


def unique(items):
    return sorted(set(items))


print(square[0], square[1:])
print(made(3)[0], made(2)[0])
print(bump(0.25), bump(1.5), x, y, pin, status, label, total)
print(unique([3, 1, 3, 2]), set((1,)), rp2.asm_pio_encode("set(x, 3)", 0))
sm = StateMachine(0, square, freq=2000, set_base=Pin(3))
sm.active(1)
time.sleep_ms(20)
sm.exec("set(pins, 0)")
sm.active(0)
try:

    @asm_pio()
    def wrong():
        nop()[99]

except Exception as e:
    print(type(e).__name__, e)
print(x, label, T1, status)
try:
    print(nop)
except NameError as e:
    print(e)


class Blinker:
    def __init__(self, n):
        self.level = None
        self.sm = StateMachine(n, square, freq=2000, set_base=Pin(4))

    def step(self, v):
        self.level = v if self.level is None else self.level * 0.5 + v
        return self.level


b = Blinker(1)
print(b.step(1.5), b.step(0.5), b.level)

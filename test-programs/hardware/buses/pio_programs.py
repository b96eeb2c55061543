# State machines of the RP2: two that talk to each other, mistakes of the assembler, memory of programs.
import rp2, machine, time
from machine import Pin
@rp2.asm_pio(out_init=rp2.PIO.OUT_LOW, autopull=True, pull_thresh=8, out_shiftdir=rp2.PIO.SHIFT_RIGHT, sideset_init=rp2.PIO.OUT_LOW)
def tx():
    out(pins, 1)   .side(0)
    nop()          .side(1)
@rp2.asm_pio(in_shiftdir=rp2.PIO.SHIFT_RIGHT, autopush=True, push_thresh=8)
def rx():
    wait(0, pin, 1)
    wait(1, pin, 1)
    in_(pins, 1)
a=rp2.StateMachine(0, tx, freq=1_000_000, out_base=Pin(0), sideset_base=Pin(1))
b=rp2.StateMachine(4, rx, freq=10_000_000, in_base=Pin(0))
b.active(1); a.active(1)
for c in b"Hello": a.put(c)
print(bytes(b.get(None, 24) for _ in range(5)))
print(b.rx_fifo(), a.tx_fifo(), rp2.asm_pio_encode("mov(y, invert(x))", 0), rp2.bootsel_button())
pio=rp2.PIO(0)
pio.remove_program(tx)
try: pio.remove_program(tx)
except ValueError as e: print(e)
try: rp2.StateMachine(9, tx)
except ValueError as e: print(e)
try: rp2.StateMachine(1, tx, freq=100)
except ValueError as e: print(e)
try:
    @rp2.asm_pio()
    def no_side(): set(x, 1).side(1)
except rp2.PIOASMError as e: print(e)
try:
    @rp2.asm_pio(sideset_init=rp2.PIO.OUT_LOW)
    def large_side(): nop().side(2)
except rp2.PIOASMError as e: print(e)
try:
    @rp2.asm_pio()
    def no_label(): jmp("nowhere")
except rp2.PIOASMError as e: print(e)
try:
    @rp2.asm_pio()
    def long_delay(): nop()[32]
except rp2.PIOASMError as e: print(e)
try:
    @rp2.asm_pio()
    def many_bits(): out(pins, 33)
except rp2.PIOASMError as e: print(e)
import os
f=rp2.Flash()
os.VfsFat.mkfs(f); os.mount(f, "/flash"); print(os.listdir("/flash"), os.statvfs("/flash")[:3])

# What exec() finds in a machine that counts: as much as there was time for.
import rp2, time


@rp2.asm_pio()
def count():
    wrap_target()
    label("again")
    jmp(x_dec, "again")
    wrap()


def left(sm):
    sm.exec("mov(isr, x)")
    sm.exec("push()")
    return sm.get()


for freq in (2_000, 1_000_000, 125_000_000):
    sm = rp2.StateMachine(0, count, freq=freq)
    sm.put(0xFFFFFFFF)
    sm.exec("pull()")
    sm.exec("mov(x, osr)")
    sm.active(1)
    before, then = left(sm), time.ticks_us()
    for us in (0, 10, 3, 1000, 20000, 7, 7, 7):
        time.sleep_us(us)
        now, at = left(sm), time.ticks_us()
        due = time.ticks_diff(at, then) * freq // 1_000_000
        # Each exec() takes a cycle from it, and time goes on meanwhile.
        off = before - now - due
        print(freq, us, "right" if abs(off) <= max(4, freq // 250_000) else off)
        before, then = now, at
    sm.active(0)

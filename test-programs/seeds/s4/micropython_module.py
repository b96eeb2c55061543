# board: esp32
# The module micropython: room for exceptions in handlers, constants, the scheduler, figures of the memory.
import micropython
import time
from micropython import const

WIDTH = const(8 * 2)
micropython.alloc_emergency_exception_buf(100)
print(WIDTH, micropython.opt_level())
micropython.schedule(lambda arg: print("scheduled", arg), 7)
time.sleep_ms(1)
micropython.heap_lock()
print(micropython.heap_unlock())

# board: esp32; trace; for: 40ms
# Settings that are not given stay; a level for an input waits in the output buffer; open drain; callbacks by keyword.
from machine import Pin
from time import sleep_ms

p = Pin(4, Pin.OUT, value=1)
print(Pin(4) is p, p.value(), p())
print(p.init(Pin.IN, Pin.PULL_DOWN), p.value())
print(p.value(1), p.value())
p.init(Pin.OUT)
print(p.value())

drain = Pin(5, Pin.OPEN_DRAIN, Pin.PULL_UP, value=1)
print(drain.value())
drain(0)
print(drain.value())
drain.value([])
drain.value("x")
print(drain.value())

i = Pin(14, Pin.IN, None)
result = i.irq(handler=lambda pin: print("edge", pin), trigger=Pin.IRQ_FALLING | Pin.IRQ_RISING)
print(result is not None)
sleep_ms(30)
print(sorted({Pin.IN, Pin.OUT, Pin.OPEN_DRAIN}), Pin.PULL_UP != Pin.PULL_DOWN)

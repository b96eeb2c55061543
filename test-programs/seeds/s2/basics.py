# board: esp32; trace; no-check
# Everything the chapter tells about a pin: mode by keyword, any object as a level, a change of direction, first levels.
from machine import Pin

pin = Pin(5, mode=Pin.OUT)
for level in (1, 0, "text", "", [0], [], 2.5, None, True, False):
    pin.value(level)
    print(repr(level), pin.value())

pin.on()
print("on", pin.value())
pin.off()
print("off", pin.value())

high = Pin(4, mode=Pin.OUT, value=1)
print(high.value(), high)
high.init(mode=Pin.IN, pull=Pin.PULL_DOWN)
print(high.value(), high)
high.init(mode=Pin.OUT, value=1)
print(high.value(), high)

good = []
for number in range(-1, 45):
    try:
        Pin(number)
        good.append(number)
    except ValueError:
        pass
print(len(good), good)
for number in range(34, 40):
    try:
        Pin(number, mode=Pin.OUT)
    except ValueError as error:
        print(number, error)

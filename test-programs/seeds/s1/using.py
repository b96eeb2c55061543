# board: esp8266; trace; for: 40ms
# Import in both ways, assign a pin, then write and read it.
import machine
from time import sleep_ms
from machine import Pin as Contact

print(machine.Pin is Contact)

out = machine.Pin(5, machine.Pin.OUT)
out.value(1)
print(out.value())
out.off()
print(out.value())
out.on()
print(out.value())

first = machine.Pin(4, machine.Pin.OUT, value=1)
print(first.value())

button = Contact(14, Contact.IN, Contact.PULL_UP)
level = button.value()
print(level)


def changed(pin):
    print("changed", pin, pin.value())


button.irq(changed, Contact.IRQ_FALLING | Contact.IRQ_RISING)
sleep_ms(30)

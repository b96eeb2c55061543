# board: pico
# pulseIn: how long a pin stays at a level, in microseconds; a negative number if no pulse comes.
import machine
from machine import Pin


def pulse_in(pin, level, timeout=1000000):
    return machine.time_pulse_us(pin, level, timeout)


echo = Pin(5, Pin.IN, Pin.PULL_DOWN)
print(round(pulse_in(echo, 1) / 1000))
print(round(pulse_in(echo, True) / 1000))
print(round(pulse_in(echo, not True) / 1000))
print(round(pulse_in(echo, 1, 5000) / 1000), pulse_in(echo, 0, 5000))

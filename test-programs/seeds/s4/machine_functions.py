# board: esp32
# Functions of machine: the clock, the identity, idling, sleeping, pulses, causes of resets.
import machine
import time
from machine import Pin

print(machine.freq(), len(machine.unique_id()))
print(machine.reset_cause() == machine.PWRON_RESET, machine.wake_reason())
causes = (
    machine.PWRON_RESET,
    machine.HARD_RESET,
    machine.WDT_RESET,
    machine.DEEPSLEEP_RESET,
    machine.SOFT_RESET,
)
print(len(set(causes)))
machine.idle()
start = time.ticks_ms()
machine.lightsleep(60)
machine.sleep(40)
print(time.ticks_diff(time.ticks_ms(), start))
state = machine.disable_irq()
machine.enable_irq(state)

pin = Pin(4, Pin.IN, Pin.PULL_DOWN)
print(round(machine.time_pulse_us(pin, 1) / 1000))
print(machine.time_pulse_us(pin, 1, 1000))

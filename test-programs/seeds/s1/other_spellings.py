# board: esp8266; no-check
# PULLUP is taken as PULL_UP; `halpy check` tells the spelling of the firmware.
import machine

pin = machine.Pin(5, machine.Pin.IN, machine.Pin.PULLUP)
print(pin.value())

# board: esp8266
# The clock rate of the chip, and the name of the board.
import machine
import os

print(machine.freq())
machine.freq(160000000)
print(machine.freq())
try:
    machine.freq(100000000)
except ValueError as error:
    print(error)
machine.freq(80000000)
print(machine.freq())

print(os.uname().sysname, len(machine.unique_id()))

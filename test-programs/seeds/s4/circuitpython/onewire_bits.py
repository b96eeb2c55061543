# board: feather-m0-express
# Bits of a 1-Wire bus with a thermometer, and of one with nobody.
import board
from busio import OneWire

bus = OneWire(board.D10)
print(bus.reset())
READ_ROM = 0x33
for i in range(8):
    bus.write_bit(READ_ROM >> i & 1)
print(hex(sum(bus.read_bit() << i for i in range(8))))
bus.deinit()
with OneWire(board.D11) as idle:
    print(idle.reset(), idle.read_bit())

# board: pico
# highByte: the leftmost of a known number of bits; then the byte itself.
BITS = 8
number = 255
print("Leftmost bit: ", (number >> (BITS - 1)) & 1)
print("High byte:", (0x1234 >> 8) & 0xFF)

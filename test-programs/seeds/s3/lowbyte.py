# board: pico
# lowByte: the rightmost bit; then the byte itself.
number = 255
print("Rightmost bit: ", number & 1)
print("Low byte:", 0x1234 & 0xFF)

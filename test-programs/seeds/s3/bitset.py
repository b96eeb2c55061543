# board: pico
# bitSet: one more bit of a number.
def bit_set(value, index):
    return value | (1 << index)


number = 12345
print()
print(bin(number))
print(number)
number = bit_set(number, 2)
print(bin(number))
print(number)

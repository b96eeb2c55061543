# board: pico
# bitRead: the eight bits of each number, the highest first; a hundredth of a second after each.
import time


def bit_read(value, index):
    return (value >> index) & 1


start = time.ticks_ms()
for number in range(256):
    print("Binary: ", [bit_read(number, 7 - i) for i in range(8)], "DEC: ", number)
    time.sleep(0.01)
print(time.ticks_diff(time.ticks_ms(), start) // 10 * 10)
print(bit_read(1 << 100, 100), bit_read(1 << 100, 99))

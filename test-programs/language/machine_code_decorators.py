# const(), and functions that MicroPython compiles to machine code.
import micropython
from micropython import const

_LIMIT = const(10)
MASK = const((1 << 8) - 1)


@micropython.native
def summed(values):
    total = 0
    for value in values:
        total += value
    return total


@micropython.viper
def mix(a: int, b: int) -> int:
    return (a << 3) ^ (b & 0xFF)


@micropython.viper
def cube(n: int) -> int:
    return n * n * n


@micropython.viper
def checksum(data: ptr8, count: int) -> uint:
    total = uint(0)
    for i in range(count):
        total = (total + uint(data[i])) & uint(0xFFFF)
    return total


@micropython.viper
def fill(data: ptr16, count: int, value: int):
    i = 0
    while i < count:
        data[i] = value + i
        i += 1


@micropython.viper
def same(x):
    return x


print(summed(range(10)), _LIMIT, MASK)
print(mix(5, 1000), mix(-1, 3), cube(1000), cube(-10))
buffer = bytearray(b"\x10\x20\xff")
print(checksum(buffer, 3))
words = bytearray(8)
fill(words, 4, 256)
print(words, same("object"))
try:
    mix("a", 1)
except TypeError as e:
    print(e)
print(micropython.opt_level() >= 0)

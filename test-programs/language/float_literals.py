# Literals are read as texts are, with MicroPython's own rounding: the last bit is not always the nearest.
import struct


def bits(x):
    return struct.pack(">d", x).hex()


def both(literal, text):
    print(text, literal, bits(literal), literal == float(text), literal == eval(text))


both(498.780856, "498.780856")
both(716.860163, "716.860163")
both(6.661273, "6.661273")
both(3.2382247339141e2, "3.2382247339141e2")
both(6.5124936286702e-8, "6.5124936286702e-8")
both(8.275304766066874e-13, "8.275304766066874e-13")
both(0.1, "0.1")
both(1_0.2_5, "10.25")
both(1e400, "1e400")
both(1e-400, "1e-400")
both(123456789012345678901234567890.5, "123456789012345678901234567890.5")
print(498.780856 == 498780856 / 1000000, 411.577731j, 2 * 414.624606)

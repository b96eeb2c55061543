# board: pico
# map: a value of one range as one of another; the function takes the name of the builtin away from the rest of the file.
import builtins


def map(value, in_min, in_max, out_min, out_max):
    return (value - in_min) * (out_max - out_min) / (in_max - in_min) + out_min


print(map(50, 0, 100, 0, 255))
print(list(builtins.map(abs, (-1, 2))))

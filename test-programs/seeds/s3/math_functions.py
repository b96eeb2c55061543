# board: pico
# What the sketch's arithmetic is in Python.
import math

print(abs(-5))
print(max(5, 10, 3))
print(min(5, 10, 3))
print(pow(2, 3))
print(math.sqrt(16))

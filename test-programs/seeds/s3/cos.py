# board: pico
# cos: of an angle in degrees, which is turned into radians first.
import math

angle = math.radians(60)
print(f"The cosine of {angle} is {math.cos(angle)}")

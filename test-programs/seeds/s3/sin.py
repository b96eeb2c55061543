# board: pico
# sin: of an angle in degrees, which is turned into radians first.
import math

angle = math.radians(30)
print(f"The sine of {angle} is {math.sin(angle)}")

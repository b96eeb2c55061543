# board: pico
# tan: of an angle in degrees, which is turned into radians first.
import math

angle = math.radians(60)
print(f"The tangent of {angle} is {math.tan(angle)}")

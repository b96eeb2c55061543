# board: feather-m0-express
# Who is at the bus; the shortest way, and both spellings of a direction.
import busio
import digitalio
from board import *

i2c = busio.I2C(SCL, SDA)
print(i2c.scan())
i2c.deinit()
print(digitalio.DigitalInOut.Direction is digitalio.Direction, digitalio.DigitalInOut.Pull is digitalio.Pull)

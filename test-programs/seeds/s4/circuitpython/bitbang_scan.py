# board: feather-m0-express
# The same bus by moving its pins; scanning works without the lock.
from board import *
import bitbangio

i2c = bitbangio.I2C(SCL, SDA)
print(i2c.scan())
i2c.deinit()

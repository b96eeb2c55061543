# board: feather-m0-express
# A driver as the design guide wants it: the bus is locked within `with`, the address is the device's.
"""Widgets at a bus. This text is for people only."""
import board
import busio
from adafruit_bus_device import i2c_device


class Widget:
    """A generic widget."""

    def __init__(self, i2c):
        self.i2c_device = i2c_device.I2CDevice(i2c, 0x40)
        self.buf = bytearray(1)

    @property
    def register(self):
        """Widget's one register."""
        with self.i2c_device as i2c:
            i2c.writeto(b"\x00")
            i2c.readfrom_into(self.buf)
        return self.buf[0]

    @register.setter
    def register(self, value):
        with self.i2c_device as i2c:
            i2c.write(bytes([0, value]))

    def do_something(self):
        """Only a text."""


bus = busio.I2C(board.SCL, board.SDA)
widget = Widget(bus)
print(widget.register)
widget.register = 7
print(widget.register, widget.do_something())
# The four characters of b'0x00' set the register with the number of their first one.
with widget.i2c_device as i2c:
    i2c.writeto(b"0x00")
    i2c.write_then_readinto(bytes([0x30]), widget.buf)
print(widget.buf, bus.try_lock())
bus.unlock()
try:
    i2c_device.I2CDevice(bus, 0x41)
except ValueError as e:
    print(e)

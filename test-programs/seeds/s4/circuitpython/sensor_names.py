# board: feather-m0-express
# The names and units that drivers share, by a sensor of weather and one of motion; no buffer is made while they are read.
import ustruct

import board
import busio
from adafruit_bus_device.i2c_device import I2CDevice


class Motion:
    def __init__(self, i2c):
        self.i2c_device = I2CDevice(i2c, 0x69)
        self.buffer = bytearray(14)
        self._write(0x6B, 0)

    def _write(self, register, value):
        ustruct.pack_into("BB", self.buffer, 0, register, value)
        with self.i2c_device as device:
            device.write(self.buffer, end=2)

    def _read(self, register, count):
        self.buffer[0] = register
        with self.i2c_device as device:
            device.write_then_readinto(self.buffer, self.buffer, out_end=1, in_end=2 * count)
        return ustruct.unpack_from(">" + "h" * count, self.buffer)

    @property
    def acceleration(self):
        """Three floats, m/s²."""
        return tuple(round(raw / 16384 * 9.80665, 2) for raw in self._read(0x3B, 3))

    @property
    def gyro(self):
        """Three floats, rad/s."""
        return tuple(raw / 131 * 3.14159 / 180 for raw in self._read(0x43, 3))

    @property
    def temperature(self):
        """Degrees Celsius."""
        return round(self._read(0x41, 1)[0] / 340 + 36.53, 1)


sensor = Motion(busio.I2C(board.SCL, board.SDA))
print(sensor.acceleration, sensor.gyro, sensor.temperature)

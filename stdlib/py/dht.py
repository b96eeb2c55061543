# Sensors DHT11 and DHT22 of temperature and humidity. The interface is that of MicroPython's module.

from machine import dht_readinto


class DHTBase:
    _TENTHS = False

    def __init__(self, pin):
        self.pin = pin
        self.buf = bytearray(5)

    def measure(self):
        buf = self.buf
        dht_readinto(self.pin, buf, self._TENTHS)
        if sum(buf[:4]) & 0xFF != buf[4]:
            raise Exception("checksum error")


# Whole degrees and percent.
class DHT11(DHTBase):
    def humidity(self):
        return self.buf[0]

    def temperature(self):
        return self.buf[2]


# Tenths; the sign is a bit of its own.
class DHT22(DHTBase):
    _TENTHS = True

    def humidity(self):
        buf = self.buf
        return (buf[0] << 8 | buf[1]) * 0.1

    def temperature(self):
        buf = self.buf
        tenths = (buf[2] & 0x7F) << 8 | buf[3]
        return -(tenths * 0.1) if buf[2] & 0x80 else tenths * 0.1

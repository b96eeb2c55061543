# board: feather-m0-express
# A driver on SPI: speed and chip select are the device's, and clocks after it for who needs them.
import board
import busio
import digitalio
from adafruit_bus_device import spi_device


class Converter:
    """A converter with eight channels."""

    def __init__(self, spi, chip_select):
        self.spi_device = spi_device.SPIDevice(spi, chip_select, baudrate=12345, extra_clocks=16)
        self.buf = bytearray(3)

    @property
    def voltage(self):
        """Volts at channel 0."""
        with self.spi_device as spi:
            spi.write_readinto(bytes([1, 0x80, 0]), self.buf)
            print(spi.frequency, select.value)
        return ((self.buf[1] & 3) << 8 | self.buf[2]) * 3.3 / 1024

    def blank(self):
        with self.spi_device as spi:
            spi.write(b"\x00")
            spi.readinto(self.buf)


class Expander:
    """Any object with the methods of a pin will do for chip select."""

    def __init__(self, pin):
        self.pin = pin

    def switch_to_output(self, value=False):
        self.pin.switch_to_output(value)

    @property
    def value(self):
        return self.pin.value

    @value.setter
    def value(self, level):
        self.pin.value = level


select = digitalio.DigitalInOut(board.D5)
bus = busio.SPI(board.SCK, board.MOSI, board.MISO)
converter = Converter(bus, Expander(select))
print(round(converter.voltage, 1), select.value)
converter.blank()
print(bus.try_lock())

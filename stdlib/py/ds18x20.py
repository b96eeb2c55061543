# Thermometers DS18S20, DS1822 and DS18B20 on a 1-Wire bus. The interface is that of MicroPython's module.

_CONVERT = 0x44
_READ = 0xBE
_WRITE = 0x4E

# First byte of a device's number: what kind it is.
_DS18S20 = 0x10
_FAMILIES = (_DS18S20, 0x22, 0x28)


class DS18X20:
    def __init__(self, onewire):
        self.ow = onewire
        self.buf = bytearray(9)

    def scan(self):
        return [rom for rom in self.ow.scan() if rom[0] in _FAMILIES]

    # All thermometers measure; it takes up to 750 ms.
    def convert_temp(self):
        ow = self.ow
        ow.reset(True)
        ow.writebyte(ow.SKIP_ROM)
        ow.writebyte(_CONVERT)

    def _command(self, rom, command):
        ow = self.ow
        ow.reset(True)
        ow.select_rom(rom)
        ow.writebyte(command)

    def read_scratch(self, rom):
        self._command(rom, _READ)
        self.ow.readinto(self.buf)
        if self.ow.crc8(self.buf):
            raise Exception("CRC error")
        return self.buf

    def write_scratch(self, rom, buf):
        self._command(rom, _WRITE)
        self.ow.write(buf)

    # Degrees Celsius.
    def read_temp(self, rom):
        data = self.read_scratch(rom)
        raw = data[0] | data[1] << 8
        if raw & 0x8000:
            raw -= 0x10000
        if rom[0] != _DS18S20:
            return raw / 16
        # Half degrees, made finer by what was left of the counter.
        per_degree = data[7]
        return (raw >> 1) - 0.25 + (per_degree - data[6]) / per_degree

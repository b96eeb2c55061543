# board: esp8266
# The 1-Wire bus with two thermometers: search, bytes, and their temperatures after a conversion.
from machine import Pin
import onewire
import time

ow = onewire.OneWire(Pin(12))
roms = ow.scan()
print([bytes(rom).hex() for rom in roms])
print(ow.reset())
ow.select_rom(roms[0])
ow.writebyte(0xBE)
print(ow.readbyte(), ow.readbyte())
ow.reset()
ow.write(b"\x55")

import ds18x20

ds = ds18x20.DS18X20(ow)
found = ds.scan()
print(ds.read_temp(found[0]))
ds.convert_temp()
time.sleep_ms(750)
for rom in found:
    print(ds.read_temp(rom))

# board: esp8266
# Temperatures of all thermometers on the wire, ten times.
import time
import machine
import onewire, ds18x20

dat = machine.Pin(12)
ds = ds18x20.DS18X20(onewire.OneWire(dat))
roms = ds.scan()
print("found devices:", len(roms))

for i in range(10):
    print("temperatures:", end=" ")
    ds.convert_temp()
    time.sleep_ms(750)
    for rom in roms:
        print(ds.read_temp(rom), end=" ")
    print()

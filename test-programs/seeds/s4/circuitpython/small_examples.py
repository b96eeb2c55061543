# board: feather-m0-express
# The shortest examples of the modules: a converter, an input, a pad, a bus, all pins by a star.
import analogio
import bitbangio
import digitalio
import touchio
from board import *
from microcontroller import pin

with analogio.AnalogIn(A1) as adc:
    val = adc.value
    print(val)

dac = analogio.AnalogOut(pin.PA02)
dac.value = 32768
print(dac.value)
dac.deinit()
with analogio.AnalogOut(A0) as again:
    print(again.value)

a = analogio.AnalogIn(A1)
print(a.value)
a.deinit()

with digitalio.DigitalInOut(D13) as led:
    print(led.value)

touch_pin = touchio.TouchIn(A2)
print(touch_pin.value)
touch_pin.deinit()

onewire = bitbangio.OneWire(D12)
onewire.reset()
onewire.write_bit(True)
onewire.write_bit(False)
print(onewire.read_bit())
onewire.deinit()

i2c = bitbangio.I2C(SCL, SDA)
print(i2c.scan())
i2c.deinit()

with bitbangio.SPI(SCK, MOSI, MISO) as spi:
    print(spi.try_lock(), spi.try_lock())
    spi.configure(baudrate=100000, polarity=0, phase=0, bits=8)
    spi.write(b"\x55")
    spi.readinto(bytearray(2))
    spi.unlock()
    try:
        spi.write(b"\x55")
    except RuntimeError as e:
        print(e)

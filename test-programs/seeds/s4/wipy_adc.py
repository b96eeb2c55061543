# board: wipy1
# The WiPy's converter and its channels: 12 bits for 0 to 1.4 V.
import machine
from time import sleep_ms

adc = machine.ADC()
apin = adc.channel(pin="GP3")
sleep_ms(1)
print(apin())
print(apin.value(), adc.channel(1).value() == apin.value())
apin.deinit()
apin.init()
adc.deinit()
adc.init()

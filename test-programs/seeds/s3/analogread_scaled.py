# board: pico
# From the 16 bits that read_u16() gives to the 10 bits of analogRead.
from machine import ADC, Pin
from time import sleep_ms

for reading in (0, 63, 64, 32768, 65535):
    print(reading, (reading >> 6) & 0x3FF)

sleep_ms(1)
adc = ADC(Pin(26))
print((adc.read_u16() >> 6) & 0x3FF)

# board: esp8266
# The analog input: 0 at 0 V, 1024 at 1 V.
from machine import ADC
from time import sleep_ms

adc = ADC(0)
for _ in range(3):
    sleep_ms(10)
    print(adc.read(), adc.read_u16())

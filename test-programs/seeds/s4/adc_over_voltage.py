# board: esp8266; for: 20ms
# More than 1 V at the analog input is reported.
from machine import ADC
from time import sleep_ms

sleep_ms(10)
print(ADC(0).read())

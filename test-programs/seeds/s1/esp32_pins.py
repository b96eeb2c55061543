# board: esp32; no-check
# Which pins an ESP32 has, and what each of them can do; asked of the board, pin by pin.
from machine import ADC, DAC, Pin, TouchPad
from time import sleep_ms


def works(action, numbers=range(41)):
    good = []
    for number in numbers:
        if number in (1, 3):
            continue  # the console
        try:
            action(number)
            good.append(number)
        except (ValueError, OSError):
            pass
    return good


print("pins", works(lambda n: Pin(n)))
free = works(lambda n: Pin(n, Pin.IN), list(range(6)) + list(range(12, 40)))
print("inputs", free)
print("outputs", works(lambda n: Pin(n, Pin.OUT, value=0), free))
print("ADC", works(lambda n: ADC(Pin(n)), free))
print("DAC", works(lambda n: DAC(Pin(n)).write(0), free))
print("touch", works(lambda n: TouchPad(Pin(n)).read(), free))

# The board file sets 0.5 V: about half of the range without attenuation, far less of it with 11 dB.
adc = ADC(Pin(36), atten=ADC.ATTN_0DB)
sleep_ms(1)
print(adc.read(), adc.read_u16(), adc.read_uv())
adc.atten(ADC.ATTN_11DB)
print(adc.read(), adc.read_u16(), adc.read_uv())

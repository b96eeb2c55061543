# board: pico
# noTone: ends the tone of a buzzer.
from machine import PWM, Pin
from time import sleep_ms


def no_tone(pin):
    PWM(Pin(pin)).deinit()


buzzer = PWM(Pin(15), freq=440, duty_u16=32768)
sleep_ms(100)
print(no_tone(15))
sleep_ms(100)

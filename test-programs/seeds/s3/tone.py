# board: pico
# tone: a frequency for some milliseconds, with the half of each period high.
from machine import PWM, Pin
from time import sleep_ms


def tone(pin, frequency, duration=None):
    pwm = PWM(Pin(pin))
    pwm.freq(frequency)
    pwm.duty_u16(32768)
    if duration is not None:
        sleep_ms(duration)
        pwm.deinit()


tone(15, 440, 100)
tone(15, 880, 100)
tone(12, 1000)
sleep_ms(50)

# board: esp8266
# PWM: one frequency for all pins, duty cycles of 1024 steps.
from machine import PWM, Pin
from time import sleep_ms

pwm0 = PWM(Pin(0))
pwm0.freq(1000)
pwm0.duty(200)
print(pwm0.freq(), pwm0.duty())
pwm2 = PWM(Pin(2), freq=500, duty=512)
print(pwm2, pwm0.freq())
sleep_ms(100)
pwm0.deinit()
pwm2.duty(0)
sleep_ms(20)
pwm2.duty(1023)
sleep_ms(20)
pwm12 = PWM(Pin(12))
pwm12.freq(500)
pwm12.duty(512)
print(pwm12)
try:
    PWM(Pin(16))
except ValueError as error:
    print(error)

# board: pico; for: 100ms
# analogWrite: PWM of 1 kHz with a duty cycle of 30000 in 65535, set again and again.
from machine import PWM, Pin

pwm = PWM(Pin(15))
pwm.freq(1000)
print(pwm.duty_u16(30000), pwm.freq())

while True:
    pwm.duty_u16(30000)

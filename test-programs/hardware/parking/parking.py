# A parking aid: measures the distance, beeps the faster the nearer, and shows it in colour.
from machine import PWM, Pin, time_pulse_us
from time import sleep_ms, sleep_us

trigger = Pin(5, Pin.OUT, value=0)
echo = Pin(18, Pin.IN)
red = PWM(Pin(25), freq=1000, duty_u16=0)
green = PWM(Pin(26), freq=1000, duty_u16=0)
buzzer = PWM(Pin(27), freq=880, duty_u16=0)


def distance_cm():
    trigger.on()
    sleep_us(12)
    trigger.off()
    us = time_pulse_us(echo, 1, 30000)
    return None if us < 0 else us / 58.2


while True:
    cm = distance_cm()
    if cm is None or cm > 200:
        red.duty_u16(0)
        green.duty_u16(65535)
        buzzer.duty_u16(0)
        sleep_ms(60)
        continue
    near = max(0, min(1, (100 - cm) / 90))
    red.duty_u16(int(65535 * near))
    green.duty_u16(int(65535 * (1 - near)))
    print("%d cm" % cm)
    buzzer.duty_u16(32768)
    sleep_ms(40)
    buzzer.duty_u16(0)
    sleep_ms(int(20 + 2 * cm))

# A knob moves a servo.
from machine import ADC, PWM, Pin
from time import sleep_ms

knob = ADC(Pin(34), atten=ADC.ATTN_11DB)
servo = PWM(Pin(13), freq=50)
LOW_NS, HIGH_NS = 500_000, 2_400_000

while True:
    share = min(1, knob.read_uv() / 2_450_000)
    servo.duty_ns(int(LOW_NS + (HIGH_NS - LOW_NS) * share))
    sleep_ms(20)

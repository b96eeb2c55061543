# board: feather-m0-express; trace
# A LED at half brightness, a servo, a tone and its octave; PWM ends with the program at the latest.
import time

import board
import pulseio

pwm = pulseio.PWMOut(board.D13)
pwm.duty_cycle = 2**15
time.sleep(0.01)
pwm.deinit()

servo = pulseio.PWMOut(board.D9, frequency=50)
servo.duty_cycle = 2**15
time.sleep(0.04)
servo.deinit()

tone = pulseio.PWMOut(board.D10, duty_cycle=2**15, frequency=440, variable_frequency=True)
time.sleep(0.2)
tone.frequency = 880
time.sleep(0.1)
print(tone.frequency)
last = pulseio.PWMOut(board.D11)
last.duty_cycle = 2**15
time.sleep(0.1)

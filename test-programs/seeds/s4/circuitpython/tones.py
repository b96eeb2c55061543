# board: feather-m0-express; trace
# A frequency that changes, one that may not, and what is left when they are closed.
import time

import board
import pulseio
import pwmio

tone = pulseio.PWMOut(board.D13, duty_cycle=2**15, frequency=440, variable_frequency=True)
time.sleep(0.01)
tone.frequency = 880
time.sleep(0.01)
print(tone.frequency, tone.duty_cycle)
tone.deinit()

with pwmio.PWMOut(board.D9, frequency=50) as servo:
    servo.duty_cycle = 0xFFFF
    time.sleep(0.02)
    servo.duty_cycle = 0x8000
    time.sleep(0.02)
    for change in (("frequency", 60), ("duty_cycle", 70000), ("duty_cycle", -1)):
        try:
            setattr(servo, *change)
        except (AttributeError, ValueError) as e:
            print(e)
try:
    pwmio.PWMOut(board.D13, frequency=0)
except ValueError as e:
    print(e)

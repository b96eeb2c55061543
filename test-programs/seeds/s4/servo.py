# board: esp8266; for: 3500ms
# A hobby servo: 50 Hz, from one end to the other and to the middle.
import machine
from time import sleep

servo = machine.PWM(machine.Pin(12), freq=50)
for duty in (40, 115, 77):
    servo.duty(duty)
    sleep(1)
print(servo)

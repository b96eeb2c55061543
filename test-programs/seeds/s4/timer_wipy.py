# board: wipy1
# A timer of the WiPy with two channels: one that calls back, one that makes PWM.
from machine import Timer
from time import sleep_ms

timer = Timer(0, mode=Timer.PERIODIC)
channel = timer.channel(Timer.A, freq=10)
channel.irq(handler=lambda t: print("tick"), trigger=Timer.TIMEOUT)
sleep_ms(350)
print(channel.freq(), channel.period())
timer.deinit()
print(len({Timer.A, Timer.B}), len({Timer.POSITIVE, Timer.NEGATIVE}), len({Timer.TIMEOUT, Timer.MATCH}))
pwm = Timer(1, mode=Timer.PWM).channel(Timer.B, freq=1000, polarity=Timer.POSITIVE, duty_cycle=5000)
print(pwm.duty_cycle())

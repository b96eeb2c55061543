# board: giga-r1; for: 100ms
# analogWrite with a channel of an STM32 timer: half of the period high. pulse_width() counts ticks of the timer.
from pyb import Pin, Timer
from time import sleep_ms

lamp = Pin("PC6", Pin.OUT_PP, Pin.PULL_NONE)
timer = Timer(3, freq=1000)
channel = timer.channel(1, Timer.PWM, pin=lamp, pulse_width=0)
channel.pulse_width_percent(50)
print(channel.pulse_width_percent())
sleep_ms(50)

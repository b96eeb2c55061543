# board: feather-m0-express
# A receiver that is asked by a pulse, as a DHT sensor is; a remote control that sends twice.
import array

import board
import pulseio

sent = pulseio.PulseOut(pulseio.PWMOut(board.D13, duty_cycle=2**15))
heard = pulseio.PulseIn(board.D9, maxlen=10)
pulses = array.array("H", [65000, 1000, 65000, 65000, 1000])
import time

start = time.monotonic()
sent.send(pulses)
print(round(time.monotonic() - start, 3))
pulses[0] = 200
start = time.monotonic()
sent.send(pulses)
print(round(time.monotonic() - start, 4))
sent.deinit()
heard.deinit()

with pulseio.PulseIn(board.D10, maxlen=3) as pulses:
    while len(pulses) == 0:
        pass
    pulses.pause()
    print(len(pulses), pulses[0])
    try:
        pulses[:]
    except NotImplementedError as e:
        print(e)
    pulses.clear()
    pulses.resume(80)
    print(len(pulses), pulses.maxlen)

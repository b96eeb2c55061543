# board: feather-m0-express
# Pulses out of one pin and into another that it is wired to.
import array

import board
import pulseio

carrier = pulseio.PWMOut(board.D13, duty_cycle=0xFFFF)
sender = pulseio.PulseOut(carrier)
heard = pulseio.PulseIn(board.D9, maxlen=4)
pulses = array.array("H", [1000, 2000, 3000, 4000, 500])
sender.send(pulses)
print(len(heard), [heard[i] for i in range(len(heard))], heard[-1], heard.maxlen)
print(heard.popleft(), len(heard), heard.paused)
heard.pause()
sender.send(pulses)
print(len(heard), heard.paused)
heard.clear()
heard.resume()
pulses[0] = 700
sender.send(pulses)
print([heard[i] for i in range(len(heard))])
heard.clear()
for wrong in (heard.popleft, lambda: heard[0], lambda: sender.send([1]), lambda: sender.send(array.array("I", [1]))):
    try:
        wrong()
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
heard.deinit()

# A sensor that is asked by a pulse.
asked = pulseio.PulseIn(board.D9, idle_state=True)
asked.resume(80)
print(len(asked))

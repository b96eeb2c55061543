# A traffic light: a table of states drives pins, a button asks for a change. Users write such loops around machine.Pin.
import time

SIZE = 360000

GREEN, YELLOW, RED, WALK = 0, 1, 2, 3
# outputs (red, yellow, green, walk), ticks, next state
TABLE = (
    ((0, 0, 1, 0), 40, YELLOW),
    ((0, 1, 0, 0), 7, RED),
    ((1, 0, 0, 0), 5, WALK),
    ((1, 0, 0, 1), 25, GREEN),
)


class Pin:
    def __init__(self, number):
        self.number = number
        self.level = 0
        self.edges = 0

    def value(self, level=None):
        if level is None:
            return self.level
        if level != self.level:
            self.edges += 1
            self.level = level


def run(ticks):
    pins = [Pin(n) for n in (12, 13, 14, 15)]
    button = Pin(0)
    state = GREEN
    left = TABLE[state][1]
    lit = 0
    for tick in range(ticks):
        button.value(1 if tick % 97 < 3 else 0)
        outputs, _, following = TABLE[state]
        for pin, level in zip(pins, outputs):
            pin.value(level)
        if state == GREEN and button.value() and left > 10:
            left = 10
        left -= 1
        if left <= 0:
            state = following
            left = TABLE[state][1]
        if pins[2].value():
            lit += 1
    return "lit %d edges %s" % (lit, [pin.edges for pin in pins])

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)

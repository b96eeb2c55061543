# Modules whose variables are asked for by names that are made at run time: theirs may be anything, those of others stay known.
import counters
import time


class Gauge:
    def __init__(self):
        self.value = 0.5

    def step(self, k):
        self.value = self.value * k + 1.0
        return self.value


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__


def ask(word, *args):
    return getattr(counters, word)(*args)


def put(word, value):
    setattr(counters, word, value)


def clock(word):
    return getattr(time, "ticks_" + word)() >= 0


gauge = Gauge()
print(gauge.step(0.5), clock("ms"))
print(ask("count", 2), ask("count", 1.5), attempt(ask, "count", "a"))
made = ask("Counter", 4)
print(made.add(1), ask("Counter", "x").add("y"))
put("start", 2.5)
print(counters.count(1), counters.start)
put("count", lambda n: "other")
print(counters.count(1), ask("twice", 1))
getattr(counters, "__dict__")["start"] = "text"
print(counters.start, attempt(counters.counted, 1))
getattr(counters, "Counter").add = lambda self, n: "changed"
print(counters.Counter(1).add(2), made.add(1))
for o in (made, gauge):
    print(getattr(o, "value", None))
print(gauge.step(2))

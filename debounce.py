import time

class Pin:
    IN = 0; OUT = 1
    def __init__(self, id, mode=IN): self.id = id; self.mode = mode; self._v = 0; self.handlers = []
    def value(self, v=None):
        if v is None: return self._v
        if v != self._v:
            self._v = v
            for h in self.handlers: h(self)
    def irq(self, handler): self.handlers.append(handler)
class Button:
    def __init__(self, pin, delay=20):
        self.pin = pin; self.delay = delay; self.last = 0; self.state = 0; self.presses = 0; self.callbacks = {}
    def on(self, event, fn): self.callbacks.setdefault(event, []).append(fn)
    def emit(self, event, *args):
        for fn in self.callbacks.get(event, ()): fn(*args)
    def poll(self, now):
        v = self.pin.value()
        if v != self.state and now - self.last >= self.delay:
            self.state = v; self.last = now
            if v:
                self.presses += 1
                self.emit("press", self, now)
            else:
                self.emit("release", self, now)
class Counter:
    def __init__(self): self.n = 0; self.sum = 0
    def __call__(self, b, now): self.n += 1; self.sum += now
def run(n):
    pin = Pin(4); edges = 0
    def count(p):
        nonlocal edges
        edges += 1
    pin.irq(count)
    b = Button(pin); c = Counter(); rel = []
    b.on("press", c); b.on("release", lambda b, t: rel.append(t))
    s = 3
    for now in range(n):
        s = (s * 75 + 74) % 65537
        pin.value(1 if (now // 50) % 2 or s % 13 == 0 else 0)
        b.poll(now)
    return edges, b.presses, c.n, c.sum, len(rel)

start = time.ticks_us()
result = run(20000)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

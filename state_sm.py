import time

class State:
    def enter(self, m): pass
    def exit(self, m): pass
    def handle(self, m, ev): return None
class Idle(State):
    def handle(self, m, ev):
        if ev == "coin":
            m.coins += 1
            return Ready
class Ready(State):
    def enter(self, m): m.log.append("ready")
    def handle(self, m, ev):
        if ev == "push": return Running
        if ev == "coin": m.coins += 1
        if ev == "cancel":
            m.coins -= 1
            return Idle
class Running(State):
    def enter(self, m): m.ticks = 0
    def handle(self, m, ev):
        m.ticks += 1
        if m.ticks > 5: return Idle
    def exit(self, m): m.runs += 1
class Machine:
    def __init__(self):
        self.states = {c: c() for c in (Idle, Ready, Running)}
        self.current = self.states[Idle]
        self.coins = self.runs = self.ticks = 0; self.log = []
    def dispatch(self, ev):
        nxt = self.current.handle(self, ev)
        if nxt is not None:
            self.current.exit(self)
            self.current = self.states[nxt]
            self.current.enter(self)
def run(n):
    m = Machine(); evs = ["coin", "push", "tick", "tick", "cancel", "tick"]; s = 9
    for i in range(n):
        s = (s * 75 + 74) % 65537
        m.dispatch(evs[s % 6])
    return m.coins, m.runs, len(m.log)

start = time.ticks_us()
result = run(15000)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

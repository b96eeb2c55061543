import time

class Event:
    def __init__(self, kind, **data): self.kind = kind; self.data = data
class Bus:
    def __init__(self): self.subs = {}
    def subscribe(self, kind, fn=None):
        if fn is None:
            def deco(f):
                self.subscribe(kind, f)
                return f
            return deco
        if kind not in self.subs: self.subs[kind] = []
        self.subs[kind].append(fn)
    def publish(self, ev):
        n = 0
        for fn in self.subs.get(ev.kind, []) + self.subs.get("*", []):
            fn(ev); n += 1
        return n
bus = Bus()
state = {"temp": 0, "count": 0, "alarms": []}
@bus.subscribe("temp")
def on_temp(ev):
    state["temp"] = ev.data["value"]
    if ev.data["value"] > 95: bus.publish(Event("alarm", source="temp", level=ev.data["value"]))
@bus.subscribe("alarm")
def on_alarm(ev): state["alarms"].append((ev.data["source"], ev.data["level"]))
@bus.subscribe("*")
def count(ev): state["count"] += 1
def run(n):
    t = 0
    for i in range(n):
        t += bus.publish(Event("temp" if i % 3 else "hum", value=i * 7 % 100, at=i))
    return t, state["count"], len(state["alarms"])

start = time.ticks_us()
result = run(8000)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

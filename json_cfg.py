import time

import json
CFG = {"name": "station", "pins": {"led": 2, "button": 4, "i2c": {"sda": 21, "scl": 22}}, "interval": 2.5, "tags": ["a", "b", "c"], "enabled": True, "parent": None}
def merge(a, b):
    out = dict(a)
    for k, v in b.items():
        if k in out and isinstance(out[k], dict) and isinstance(v, dict): out[k] = merge(out[k], v)
        else: out[k] = v
    return out
def flatten(d, prefix=""):
    out = {}
    for k, v in d.items():
        key = prefix + "." + k if prefix else k
        if isinstance(v, dict): out.update(flatten(v, key))
        elif isinstance(v, list):
            for i, x in enumerate(v): out["%s[%d]" % (key, i)] = x
        else: out[key] = v
    return out
def get(d, path, default=None):
    for p in path.split("."):
        if not isinstance(d, dict) or p not in d: return default
        d = d[p]
    return d
def run(n):
    t = 0
    for i in range(n):
        c = merge(CFG, {"pins": {"i2c": {"freq": 400000 + i}, "adc": i}, "interval": i / 2})
        s = json.dumps(c)
        d = json.loads(s)
        f = flatten(d)
        t += len(s) + len(f) + get(d, "pins.i2c.freq") + get(d, "pins.spi.mosi", 7)
    return t, sorted(f)[:4]

start = time.ticks_us()
result = run(120)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

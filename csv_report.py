import time

def make(n):
    rows = ["time,sensor,value,unit"]
    for i in range(n):
        rows.append("%02d:%02d,%s,%.2f,%s" % (i // 60 % 24, i % 60, ["temp", "hum", "lux"][i % 3], i * 1.37 % 100, ["C", "%", "lx"][i % 3]))
    return "\n".join(rows)
def parse(text):
    lines = text.split("\n")
    head = lines[0].split(",")
    return [dict(zip(head, line.split(","))) for line in lines[1:]]
def report(rows):
    stats = {}
    for r in rows:
        s = stats.setdefault(r["sensor"], {"n": 0, "sum": 0.0, "min": None, "max": None, "unit": r["unit"]})
        v = float(r["value"])
        s["n"] += 1; s["sum"] += v
        if s["min"] is None or v < s["min"]: s["min"] = v
        if s["max"] is None or v > s["max"]: s["max"] = v
    out = []
    for name in sorted(stats):
        s = stats[name]
        out.append("{:<6}|{:>6.2f}|{:>6.2f}|{:>7.3f} {}".format(name, s["min"], s["max"], s["sum"] / s["n"], s["unit"]))
    return "\n".join(out)
def run(n):
    for i in range(n):
        r = report(parse(make(150)))
    return r

start = time.ticks_us()
result = run(60)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print('time_us', elapsed)

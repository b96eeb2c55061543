"""Items under keys in the text, of dicts that displays of the module make: where the value is, is guessed by the keys."""

stats = {"count": 0, "sum": 0.0, "min": None, "max": None}
state = {"mode": "idle", "ticks": 0}


def record(v):
    stats["count"] += 1
    stats["sum"] += v
    if stats["min"] is None or v < stats["min"]:
        stats["min"] = v
    if stats["max"] is None or v > stats["max"]:
        stats["max"] = v


for v in (1.5, -0.5, 4.25):
    record(v)
print(sorted(stats.items()))


def tick():
    state["ticks"] += 1
    state["mode"] = "run" if state["mode"] == "idle" else "idle"
    return state["ticks"]


print(tick(), tick(), state["mode"])

# The variable gets another dict with the keys, one by another display, a copy, one that was built up.
before = state
state = {"mode": "new", "ticks": 2**53 - 1}
print(tick(), state["mode"], before["ticks"])
state = dict(before)
print(tick(), before["ticks"])
state = {}
state["mode"] = "built"
state["ticks"] = 5
print(tick(), state["mode"])
state = {"ticks": 7, "mode": "turned"}
print(tick(), state["mode"])

# Large ints, bools and other types in one place.
sums = {"a": 2**53 - 2, "b": True}


def add(n):
    sums["a"] += n
    sums["b"] += n
    return sums["a"], sums["b"]


print(add(1), add(1), add(1), add(-3))


# Keys that go and come again, tables, clearing.
def gone():
    d = {"x": 1, "y": 2}
    d["x"] += 10
    del d["x"]
    try:
        d["x"] += 1
    except KeyError as e:
        print("KeyError", e)
    d["x"] = 3
    d["y"] += 1
    print(d["x"], d["y"], len(d))
    d.clear()
    try:
        print(d["y"])
    except KeyError as e:
        print("KeyError", e)
    d["y"] = 4
    return d["y"], len(d)


print(gone())


# The value that is stored changes the dict, or the variable, before it is stored.
level = {"low": 0.5, "high": 2.5}


def drop():
    del level["high"]
    return 1.5


def replace():
    global level
    level = {"low": -1.0, "high": -2.0}
    return 9.5


level["high"] = drop()
print(sorted(level.items()))
old = level
level["low"] = replace()
print(sorted(level.items()), sorted(old.items()))
old["low"] = old["low"] + replace()
print(old["low"], level["low"])


# Dicts in lists, in dicts, from functions, of generators, with other displays beside them.
def reading(t, v):
    return {"t": t, "v": v}


rows = [reading(1, 0.5), {"v": 1.5, "t": 2}, {"t": 3, "v": None}]
for row in rows:
    row["t"] *= 2
    if row["v"] is not None:
        row["v"] += 0.25
print([row["t"] for row in rows], [row["v"] for row in rows])

config = {"pid": {"kp": 2, "ki": 0.5}, "name": "heater"}
config["pid"]["kp"] += 1
config["name"] += "!"
print(config["pid"]["kp"], config["pid"]["ki"], config["name"])


def counting():
    own = {"n": 0, "last": None}
    while own["n"] < 3:
        own["n"] += 1
        own["last"] = yield own["n"]
    print("last", own["last"])


print(list(counting()))


class Counter(dict):
    def __getitem__(self, key):
        return "got " + key


for d in ({"k": 1, "l": 2}, Counter({"k": 1, "l": 2})):
    print(d["k"])

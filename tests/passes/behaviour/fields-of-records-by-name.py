"""Dicts of displays that a global holds, and the global is changed by its name."""

stats = {"count": 0, "sum": 0.0, "min": None, "max": None}


def record(v):
    stats["count"] += 1
    stats["sum"] += v
    if stats["min"] is None or v < stats["min"]:
        stats["min"] = v
    if stats["max"] is None or v > stats["max"]:
        stats["max"] = v


record(1.5)
globals()["stats"] = {"count": 10, "sum": 1.0, "min": 0.5, "max": None}
record(2.0)
print(sorted(globals()["stats"].items()))
exec("stats['count'] = 'many'")
print(stats["count"])

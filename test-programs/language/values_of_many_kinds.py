# Data of many kinds in lists and dicts, as of JSON: what `isinstance`, `is` and falling through leave of them.


class Unit:
    def __init__(self, name):
        self.name = name


class Celsius(float):
    pass


class Name(str):
    pass


class Bag(list):
    pass


def kind(value):
    if value is None:
        return "none"
    if value is True:
        return "yes"
    if value is False:
        return "no"
    if isinstance(value, str):
        return "str %s" % (value + "!")
    if isinstance(value, int):
        return "int %d" % (value + 1)
    if isinstance(value, float):
        return "float %.2f" % (value / 2)
    if isinstance(value, dict):
        return "dict " + ",".join(kind(key) + "=" + kind(value[key]) for key in sorted(value))
    if isinstance(value, (list, tuple)):
        return "%s of %d: %s" % (type(value).__name__, len(value), "; ".join([kind(item) for item in value]))
    return "other"


def depth(value):
    if isinstance(value, dict):
        return 1 + max([depth(v) for v in value.values()] + [0])
    if isinstance(value, list):
        return 1 + max([depth(v) for v in value] + [0])
    return 0


def not_true(value):
    if value is not True:
        return ["not true", value]
    return ["true", value]


def truths(value):
    # A bool is no int to isinstance.
    return isinstance(value, bool), isinstance(value, int), isinstance(value, (int, bool)), value is True


def total(values):
    n = 0
    for v in values:
        if isinstance(v, (int, float)):
            n += v
        elif isinstance(v, list):
            n += total(v)
        elif v:
            n += 1
    return n


def first(value):
    try:
        for item in value:
            return item
    except TypeError as e:
        return "%s" % e
    return "empty"


def at(value, key):
    try:
        return value[key]
    except (TypeError, KeyError, IndexError) as e:
        return type(e).__name__


record = {"id": 7, "name": "probe", "ok": True, "bad": False, "value": 21.5, "none": None}
record["history"] = [1, 2.5, "x", None, True, [], {}, {"deep": [False]}, (1, "y")]
record["big"] = 1 << 70
record["sub"] = {"": 0, "a": -0.0, "b": [[[]]]}
print(kind(record))
print(depth(record), depth([]), depth(3), depth({"a": {"b": {}}}))
print([not_true(v) for v in (True, 1, None, 1.0, "True", [True])])
print([truths(v) for v in (True, False, 0, 1, 1.0, None, "1", [])])
print(total([1, 2.5, True, None, "a", "", [4, [5.5, {}], {"k": 1}], (1,)]))
print([first(v) for v in (record["history"], "text", {"k": 1}, (), b"\x07", {5}, range(3, 5))])
print([first(v) for v in (5, None, 2.5, True)])
for where in (record, record["history"], "abc", 5, None, 1.5, True, (1, 2), b"xyz"):
    print(at(where, 0), at(where, "name"))

# Instances of classes derived from these kinds are of these kinds too.
for value in (Celsius(3.0), Name("n"), Bag([1, Name("m")]), Unit("u"), 4, "s", None, True, {}):
    print(kind(value), isinstance(value, (str, float, list)))


# A variable that holds one kind after the other.
def changing(steps):
    value = None
    out = []
    for step in range(steps):
        if step == 1:
            value = 1
        elif step == 2:
            value = value / 4
        elif step == 3:
            value = "text"
        elif step == 4:
            value = [value]
        elif step == 5:
            value = {"k": value}
        elif step == 6:
            value = (value, True)
        elif step == 7:
            value = b"end"
        elif step == 8:
            value = 2j
        elif step == 9:
            value = {3}
        out.append(value)
        if value is None or isinstance(value, float):
            out.append(step)
    return out


print(changing(11))


# Sums and products of whatever stands there.
def doubled(values):
    return [v * 2 if not isinstance(v, (dict, type(None))) else v for v in values]


print(doubled([1, 0.25, "ab", [None], (1, 2), True, None, {"a": 1}, 1 << 62, b"z"]))
table = [[1, "a", 2.5], [None, True, "b"], [{}, (), []]]
print([[cell if cell else "-" for cell in row] for row in table], [row[-1] for row in table])
mixed = [3, 1.5, 2, -0.5]
print(sorted(mixed), min(mixed), max(mixed), sum(mixed))
settings = {"rate": 9600, "gain": 1.5, "name": "uart", "pins": (1, 2), "on": True, "extra": None, "list": [1]}
for key in sorted(settings):
    value = settings[key]
    print(key, value, value == settings[key], value in (None, 9600, "uart"))
settings["rate"] += 0.5
settings["gain"] *= 2
settings["name"] += "1"
settings["pins"] += (3,)
settings["list"] += [2]
print(sorted(settings.items()))

# Builtins as values: in tuples, tables, fields, defaults and arguments, beside classes of the program; and `dict(name=value)`.


class Pin:
    kind = int

    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return "Pin(%s)" % self.n


class Field:
    def __init__(self, name, kind=str):
        self.name = name
        self.kind = kind

    def parse(self, text):
        return self.kind(text)


class Half(int):
    def __new__(cls, v):
        return int(v) // 2


def show(*args):
    print(*[(type(a).__name__, a) for a in args])


for kind in (int, float, str, bool, repr, len, ord, chr, hex, bin, oct):
    for value in ("7", 7, 7.5, "", None, Pin(3), [1]):
        try:
            show(kind(value))
        except (TypeError, ValueError) as e:
            print(type(e).__name__)

table = {"i": int, "f": float, "s": str, "p": Pin, "h": Half}
for code in "ifsph":
    show(code, table[code]("12"))
    show(table[code] is int, table[code] == float)

fields = [Field("a", int), Field("b", float), Field("c"), Field("d", Pin)]
row = {}
for field, text in zip(fields, ("1", "2.5", "x", "4")):
    row[field.name] = field.parse(text)
print(sorted((k, repr(v)) for k, v in row.items()))
total = 0
for field in fields[:2]:
    total += field.parse("3")
    total = total * 2
show(total)
fields[0].kind = float
show(fields[0].parse("3"), Pin(1).kind("5"), Pin.kind(2.5), Pin.kind is int)


def parse(text, kind, fallback=None):
    try:
        return kind(text)
    except ValueError:
        return fallback


show(parse("4", int) + 1, parse("4.5", float), parse("x", int, -1), parse("x", float))
read = int
show(read(), read("ff", 16), read("12") * 2, read.from_bytes(b"\x01\x02", "big"), read is int)
read = float if total else int
show(read("3"), isinstance(3, read), isinstance(3.0, read))
show(list(map(read, ["1", "2"])), sorted(["10", "9"], key=int), max(["10", "9"], key=int))
show([f("a") for f in (len, ord, str)], int is int, int == float, {int: 1, str: 2}[str])


def log(items, out=print):
    out(items)
    items.append(1.5)
    out(items, len(items))
    return items


show(log([1]))
log([2], out=show)

d = dict(a=1, b="x")
d["a"] += 1
d["c"] = None
print(sorted(d.items(), key=lambda kv: kv[0]), dict(z=[]) == {"z": []}, len(dict(k=1, j=2)), dict() == {})
order = []


def note(v):
    order.append(v)
    return v


print(dict(x=note(1), y=note(2))["y"], order)


def own():
    def dict(**kw):
        return sorted(kw)

    return dict(b=1, a=2)


print(own())

# Fields that are None or a number, read and stored by code that does not know it.


class Reading:
    def __init__(self):
        self.value = None
        self.low = None
        self.count = None

    def put(self, x):
        self.value = x * 0.5
        if self.low is None or x < self.low:
            self.low = x
        self.count = 1 if self.count is None else self.count * 1.5


class Bus(Reading):
    pass


f = Reading()
print(f.value, f.low, f.count)
f.put(3.0)
f.put(4.0)
print(getattr(f, "value"), getattr(f, "low", 1), hasattr(f, "value"), hasattr(f, "other"), f.count)
setattr(f, "low", None)
print(f.low, f.low is None)
setattr(f, "low", 4.5)
f.put(1.25)
print(f.low, f.low * 2)
items = [f, Bus(), {"a": f}, 3]


def show(x):
    for name in ("value", "low"):
        try:
            print(name, x.value if name == "value" else x.low)
        except AttributeError as e:
            print(e)


for x in items:
    show(x)
for x in items[:2]:
    x.value = None if x.value else 2.5
    x.low = 0.5
    show(x)
mixed = [f.value, f.low, f.count, "text"]
print(mixed, len(mixed), mixed[1] == 0.5, None in mixed, f.value in mixed)

# Instances of many unrelated classes in one place: stages of a chain, shapes in a list, parts that differ in what they give.


class Gain:
    def __init__(self, k):
        self.k = k

    def __call__(self, v):
        return v * self.k


class Offset:
    def __init__(self, k):
        self.k = k

    def __call__(self, v):
        return v + self.k


class Clip:
    def __init__(self, low, high):
        self.low = low
        self.high = high

    def __call__(self, v):
        return max(self.low, min(self.high, v))


class Delay:
    def __init__(self):
        self.last = None

    def __call__(self, v):
        v, self.last = self.last, v
        return 0.0 if v is None else v


class Count:
    def __init__(self):
        self.n = 0

    def __call__(self, v):
        self.n += 1
        return v

    def __repr__(self):
        return "Count(%d)" % self.n


class Label:
    k = "label"

    def __call__(self, v):
        return v


def run(stages, v):
    for s in stages:
        v = s(v)
    return v


def total(stages):
    # Some have no such attribute, one has a str.
    found = []
    for s in stages:
        try:
            found.append(s.k)
        except AttributeError as e:
            found.append(e.args[0])
    return found


stages = [Gain(2.0), Offset(0.5), Clip(-3.0, 3.0), Delay(), Count(), Label()]
print([run(stages, v) for v in (0.25, 1.0, -8.5, 100.0)])
print(total(stages), stages[4])
print([s is stages[0] or s == stages[5] for s in stages])

stages[0].k = 3
stages[3].last = 7
print(run(stages, 1), run(stages, 2))


class One:
    def __add__(self, other):
        return 1 + other


class Two:
    def __add__(self, other):
        return "two %s" % other


class Three:
    def __radd__(self, other):
        return "three"


class Four:
    def __add__(self, other):
        return None


for x in (One(), Two(), Four(), Three(), 5, "s"):
    try:
        print(x + 4)
    except TypeError:
        print("no sum")

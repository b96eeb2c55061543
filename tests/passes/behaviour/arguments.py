# Arguments by position, by name and left out, of functions whose calls are all known.


def area(w, h=2, scale=1.0):
    return w * h * scale


def ordered(a, b, c=3):
    return "%s %s %s" % (a, b, c)


class Pin:
    def __init__(self, number, mode=0, *, pull=None):
        self.number = number
        self.mode = mode
        self.pull = pull

    def set(self, level=None, invert=False):
        if level is None:
            return self.mode
        self.mode = 1 - level if invert else level


class Led:
    def __init__(self, pin, on=True, name="led"):
        self.pin = pin
        self.on = on
        self.name = name

    def show(self, times=1, mark="*"):
        return self.name + mark * times if self.on else self.name


trace = []


def note(x):
    trace.append(x)
    return x


print(area(1), area(2, 3), area(2, h=4), area(2, h=4, scale=0.5), area(w=3), area(2, scale=2.0))
print(ordered(1, 2), ordered(1, b=5), ordered(1, c=4, b=2), ordered(a=1, b=2, c=0))
print(ordered(note(1), c=note(2), b=note(3)), ordered(note(4), b=note(5), c=note(6)), trace)
p = Pin(3, mode=1)
q = Pin(4, pull=2)
print(p.set(), p.set(0), p.set(), p.set(1, invert=True), p.set(), q.pull, q.set(level=1), q.set())
a = Led(p, on=False)
b = Led(q, name="b")
print(a.show(), b.show(times=3), b.show(2, mark="-"), Led(p, True, name="c").show(mark="!", times=2))

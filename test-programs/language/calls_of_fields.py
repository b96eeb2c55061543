# What a field of an instance holds is called without the instance: functions, methods, classes, instances with __call__.


class Pin:
    def __init__(self):
        self.level = 0
        self.edges = 0

    def __call__(self, level=None):
        if level is None:
            return self.level
        if level != self.level:
            self.edges += 1
        self.level = level


class Log:
    def __init__(self):
        self.lines = []

    def add(self, line, *more, end=""):
        self.lines.append(str(line) + "".join(more) + end)
        return len(self.lines)


class Bus:
    def __init__(self, clock, data, log, make):
        self.clock, self.data = clock, data
        self.log = log
        self.make = make
        self.done = None
        self.scale = lambda x, k=2: x * k

    def send(self, byte):
        for i in range(8):
            self.data(byte >> i & 1)
            self.clock(1)
            self.clock(0)
        if self.done:
            self.done(byte)
        return self.data()


log = Log()
bus = Bus(Pin(), Pin(), log.add, Pin)
print(bus.send(0xA5), bus.clock.edges, bus.data.edges)
bus.done = lambda byte: print("done", byte)
bus.send(3)
bus.done = log.add
bus.send(7)
print(bus.log("a", "b", end="!"), bus.log(*"xy"), log.lines, bus.make().level)
print(bus.scale(4), bus.scale("a", k=3), bus.scale(*[1.5, 2]))


# A function in the class is a method, one that is stored to the instance is not, and one that is stored to the class later is again.
class Button:
    count = 0

    def press(self):
        Button.count += 1
        return self.pressed(self.count)

    def pressed(self, n):
        return "own %d" % n


class Loud(Button):
    def __init__(self):
        self.pressed = lambda n: "field %d" % n


class Later:
    def run(self):
        return self.action(1)


a, b = Button(), Loud()
print(a.press(), b.press())
later = Later()
for change in (None, "instance", "class"):
    if change == "instance":
        later.action = lambda *args: ("instance", len(args))
    elif change == "class":
        del later.action
        Later.action = lambda *args: ("class", len(args))
    try:
        print(later.run())
    except AttributeError as e:
        print(e)


class Machine:
    def __init__(self):
        self.state = self.idle
        self.steps = 0

    def idle(self, event):
        if event == "go":
            self.state = self.busy
        return "idle"

    def busy(self, event):
        self.steps += 1
        if event == "stop":
            self.state = self.idle
        return "busy"

    def feed(self, event):
        return self.state(event)


m = Machine()
print([m.feed(e) for e in ("x", "go", "x", "stop", "x")], m.steps)
bus.clock = None
for bad in (lambda: bus.send(1), lambda: bus.scale(), lambda: bus.missing(1), lambda: bus.data(1, 2, 3)):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)

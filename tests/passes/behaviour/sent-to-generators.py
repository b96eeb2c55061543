# Generators that are sent values, closed, and have exceptions raised in them.
class Gate:
    def __init__(self, free):
        self.free = free
        self.queue = []

    def wait(self, loop, process):
        if self.free > 0:
            self.free -= 1
            loop.add(0, process, True)
        else:
            self.queue.append(process)

    def leave(self, loop):
        if self.queue:
            loop.add(0, self.queue.pop(0), False)
        else:
            self.free += 1


class Loop:
    def __init__(self):
        self.now = 0
        self.todo = []
        self.log = []

    def add(self, delay, process, value=None):
        self.todo.append((self.now + delay, process, value))
        self.todo.sort(key=lambda entry: entry[0])

    def run(self):
        while self.todo:
            self.now, process, value = self.todo.pop(0)
            try:
                what = process.send(value)
            except StopIteration as e:
                self.log.append(e.value)
                continue
            if isinstance(what, int):
                self.add(what, process)
            else:
                what.wait(self, process)


def car(loop, gate, name, time):
    at_once = yield gate
    loop.log.append((loop.now, name, at_once))
    yield time
    gate.leave(loop)
    return name


loop = Loop()
gate = Gate(1)
for i in range(3):
    loop.add(i, car(loop, gate, "car%d" % i, 5 - i))
loop.run()
print(loop.now, loop.log)


def mean():
    total = 0
    count = 0
    average = None
    while True:
        x = yield average
        if x is None:
            return total
        total += x
        count += 1
        average = total / count


m = mean()
print(next(m), m.send(1), m.send(2.5), m.send(10))
try:
    m.send(None)
except StopIteration as e:
    print("end", e.value)


def keeper(box):
    try:
        while True:
            try:
                got = yield len(box)
                box.append(got)
            except ValueError as e:
                box.append(str(e))
    finally:
        box.append("closed")


box = []
k = keeper(box)
next(k)
print(k.send([1, 2]), k.throw(ValueError("no")), k.send("x"))
box[0].append(3.5)
print(k.close(), box)


# What is sent is changed by the generator.
def adder():
    items = yield 0
    while True:
        items.append("sent")
        items = yield len(items)


a = adder()
a.send(None)
mine = [1]
print(a.send(mine), a.send(mine), mine, [type(v) for v in mine])


def outer():
    r = yield from inner()
    yield r


def inner():
    x = yield "first"
    y = yield x
    return (x, y)


o = outer()
print(o.send(None), o.send(1), o.send("b"))
for thing in (outer(), mean()):
    try:
        thing.send(1)
    except TypeError as e:
        print("TypeError")
for view in ({1: 2}.items(), enumerate("a"), zip("a")):
    try:
        view.send(None)
    except AttributeError:
        print("AttributeError")

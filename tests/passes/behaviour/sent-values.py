# What generators are sent has types, as long as all that may send is in sight.


def averager():
    total = 0
    count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return total
        total += value
        count += 1
        average = total / count


def collect(into):
    while True:
        item = yield len(into)
        into.append(item)


def relay(into):
    got = yield "ready"
    while got != "stop":
        got = yield from pair(got, into)


def pair(first, into):
    second = yield first
    into.append((first, second))
    third = yield second
    return third


def priming():
    x = yield
    y = yield x
    yield x, y


def messages():
    reply = yield ("get", 1)
    reply = yield ("put", 2, reply)
    reply = yield ("sum", [reply, 3], 4, 5.5)
    print("last", reply)


def answer(m):
    kind, what, *more = m
    if kind == "get":
        return what + 0.5
    if kind == "put":
        return [what] + more
    return m[1], more, len(m)


class Box:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return "Box(%r)" % (self.v,)


class Led(Box):
    pass


def boxes():
    last = Box(0)
    while True:
        b = yield last.v
        if b is not None:
            last = b


def unknown(g, values):
    out = [getattr(g, "send")(v) for v in values]
    return out


def tolerant():
    out = []
    x = None
    while len(out) < 4:
        try:
            x = yield out
            out.append(x + 1)
        except TypeError:
            out.append("type")
        except ValueError as e:
            x = e.args[0]
            out.append(x)
    return out


a = averager()
next(a)
print([a.send(v) for v in (1, 2, 4.5, 1 << 70)])
try:
    a.send(None)
except StopIteration as e:
    print("returned", e.value)

seen = []
c = collect(seen)
print(next(c), c.send(1), c.send("two"), c.send([3]), next(c))
seen[2].append(4)
print(seen)

pairs = []
r = relay(pairs)
print(next(r), [r.send(v) for v in (1, 2.5, "x", None)])
try:
    print(r.send("stop"))
except StopIteration:
    print("stopped")
print(pairs)

p = priming()
try:
    p.send(1)
except TypeError:
    print("not started")
p = priming()
print(next(p), p.send(b"x"), p.send(-1))

m = messages()
message = next(m)
try:
    while True:
        print(message)
        message = m.send(answer(message))
except StopIteration:
    pass

b = boxes()
print(next(b), b.send(Box(1)), next(b), b.send(Led("on")), b.send(Box(2.5)))
print(unknown(boxes(), [None, Box([1]), Led({})]))

t = tolerant()
next(t)
print(t.send(1), t.send("x"), t.throw(ValueError("thrown")))
try:
    t.send(2.5)
except StopIteration as e:
    print(e.value)

# Several generators of different kinds in one queue.
queue = [averager(), collect([]), boxes()]
for g in queue:
    next(g)
try:
    for g in queue:
        print(g.send(Box(7)))
except TypeError as e:
    print("TypeError")


def countdown(n):
    while n > 0:
        step = yield n
        n -= step or 1


d = countdown(10)
print(next(d), d.send(3), next(d), list(d))


def hidden():
    f = yield
    while True:
        f = yield f("a")


h = hidden()
next(h)
print(h.send(lambda s: s * 2), h.send(len), h.send(str.upper))

# Methods that the runtime calls by their names on objects it gets, and that the program calls with other arguments.


class Relay:
    def __init__(self):
        self.sent = []
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 4:
            raise StopIteration(self.n)
        return self.n

    def send(self, value):
        self.sent.append(value)
        return self.__next__() if value != "x" else [value]

    def close(self):
        self.sent.append("closed")


class Mapping:
    def keys(self, prefix="k"):
        return [prefix + "a", prefix + "b"]

    def __getitem__(self, key):
        return key * 2


class Pin:
    def __init__(self):
        self.level = 0

    def value(self, level=None):
        if level is None:
            return self.level
        self.level = level

    def read(self, n):
        return self.level + n

    def write(self, n):
        self.level = n
        return n * 2


def through(relay):
    result = yield from relay
    print("result", result)


def show(**names):
    return sorted(names.items())


r = Relay()
r.send(0)
g = through(r)
print(next(g), g.send("x"), g.send(2.5), r.sent)
g.close()
print(r.sent)
m = Mapping()
print(m.keys(), m.keys("z"), show(**m))
p = Pin()
p.value(1)
print(p.value(), p.read(2), p.write(3), p.value() + 1)
q = [Pin(), p]
print([x.value() for x in q], [x.write(7) + x.read(1) for x in q])
a, b = p.value(), (1, 2)
c, d = b
print(a, c, d)

# Fields that hold None at first, used while they still do.
class A:
    def __init__(self):
        self.buf = None
        self.d = None
        self.peer = None
    def go(self, i):
        try:
            return self.buf[i + 1]
        except TypeError as e:
            print("T", e)
        try:
            self.buf[i] = 3
        except TypeError as e:
            print("T", e)
        try:
            for x in self.buf:
                print(x)
        except TypeError as e:
            print("T", e)
        try:
            print([x for x in self.buf])
        except TypeError as e:
            print("T", e)
        try:
            self.buf.append(4)
        except AttributeError as e:
            print("A", e)
        try:
            print(self.peer.d)
        except AttributeError as e:
            print("A", e)
        try:
            self.peer.d = 4
        except AttributeError as e:
            print("A", e)
        try:
            self.peer.go(1)
        except AttributeError as e:
            print("A", e)
        try:
            print(self.d["a"])
        except TypeError as e:
            print("T", e)
        try:
            print(len(self.buf))
        except TypeError as e:
            print("T", e)
        try:
            print(self.buf[1:])
        except TypeError as e:
            print("T", e)
        a = None
        try:
            a, b = self.buf
        except TypeError as e:
            print("T", e)
        return a
a = A()
print(a.go(0))
a.buf = [1, 2, 3]
print(a.go(0))
a.peer = A()
a.d = {"a": 1}
a.go(1)


class Ring:
    def __init__(self, size):
        self.size = size
        self.store = None
        self.head = 0

    def at(self, i):
        return self.store[(self.head + i) % self.size]

    def put(self, i, v):
        self.store[(self.head + i) // self.size] = v
        self.store[(self.head + i) % self.size] += v

    def pairs(self):
        return [(self.store[i % self.size], i) for i in range(self.size)]

    def each(self):
        for i in range(2):
            yield self.store[i % self.size]


ring = Ring(2)
for size in (2, 0):
    ring.size = size
    for step in (lambda: ring.at(1), lambda: ring.put(1, 2), lambda: ring.pairs(), lambda: list(ring.each())):
        try:
            print(step())
        except (TypeError, ZeroDivisionError) as e:
            print(type(e).__name__, e)
ring.store = [1, 2]
ring.size = 2
print(ring.at(3), ring.put(2, 5), ring.store, ring.pairs(), list(ring.each()))

# What is known of fields behind tests, stores and uses, and where it ends.
import math


class Sensor:
    def __init__(self):
        self.last = None
        self.stamp = None
        self.other = None
        self.items = []

    def slope(self, t, x):
        if self.last is None:
            self.last, self.stamp = x, t
            return None
        d = (x - self.last) / (t - self.stamp)
        self.last = x
        self.stamp = t
        return d

    def reset(self):
        self.last = None
        self.stamp = 3
        return True

    def called_in_between(self):
        if self.last is None:
            return "none"
        a = self.last + 1
        self.reset()
        try:
            return a, self.last + 1
        except TypeError as e:
            return a, "TypeError"

    def called_in_the_test(self):
        if self.last is not None and self.reset():
            return self.last
        return "not"

    def called_in_the_operands(self):
        if self.last is None:
            self.last = 5
        return [self.last, self.reset(), self.last]

    def sorted_in_between(self):
        self.last = 7
        [3, 1, 2].sort(key=lambda n: self.clear(n))
        return self.last

    def clear(self, n):
        self.last = None
        return n

    def compared(self, o):
        self.last = 8
        found = o in [o, o]
        return self.last

    def of_another(self, o):
        if self.last is None or o.last is None:
            return "one is none"
        o.last = None
        return self.last

    def object_changes(self, o):
        s = self
        if s.last is None:
            return "none"
        s = o
        return s.last

    def in_a_loop(self):
        seen = []
        if self.last is None:
            self.last = 1
        for i in range(3):
            seen.append(self.last)
            if i == 1:
                self.last = None
        while self.last is None:
            seen.append(self.last)
            self.last = "s"
        seen.append(self.last)
        return seen

    def in_a_try(self):
        self.last = 1.5
        try:
            self.last = None
            self.last.x
        except AttributeError:
            return self.last
        return "?"

    def in_a_comprehension(self):
        self.last = 2.5
        return [(self.last, self.clear(n)) for n in range(3)]

    def steps(self):
        self.last = 1
        yield self.last
        yield self.last
        if self.last is not None:
            yield self.last + 1
            yield self.last

    def formatted(self):
        self.last = 4.5
        return "%.1f" % self.last + "{} {}".format(self, self.last) + str(self.last)

    def __str__(self):
        self.last = None
        return "S"

    def branches(self, n):
        if n == 0:
            self.other = 1.5
        elif n == 1:
            self.other = "str"
        elif n == 2:
            self.other = None
        if self.other:
            return self.other * 2
        return self.other

    def used(self):
        n = self.items.append(1)
        if not self.other:
            self.other = [n]
        self.other.append(2)
        return self.other, len(self.other)

    def nested(self):
        if self.last is None:
            self.last = 1
        def forget():
            self.last = None
        forget()
        return self.last

    def names(self):
        self.last = 3
        for name in ("last", "stamp"):
            setattr(self, name, None)
        return self.last, self.stamp

    def deleted(self):
        self.last = 3
        del self.last
        try:
            return self.last
        except AttributeError:
            return "gone"


class Equal:
    def __init__(self, s):
        self.s = s

    def __eq__(self, o):
        self.s.last = None
        return False

    def __bool__(self):
        self.s.last = "bool"
        return True


class Watched:
    shared = None

    def __init__(self):
        self.inner = None
        self.count = 0

    @property
    def value(self):
        self.count += 1
        v = self.inner
        self.inner = None
        return v

    @value.setter
    def value(self, v):
        self.inner = v

    def twice(self):
        self.value = 5
        if self.value is not None:
            return self.value
        return "none at first"

    def through_property(self):
        self.inner = 6
        if self.inner is not None:
            return self.value, self.inner

    def of_class(self):
        if self.shared is None:
            Watched.shared = 4
        a = self.shared + 1
        Watched.shared = None
        return a, self.shared


class Node:
    def __init__(self, n, next=None):
        self.n = n
        self.next = next


def total(node):
    t = 0
    while node is not None:
        if node.next is not None:
            t += node.next.n * 10
            node.next.n = 1
        t += node.n
        node = node.next
    return t


def cut(a, b):
    if a.next is not None and b.next is not None:
        b.next = None
        return a.next
    return "no"


s = Sensor()
print(s.slope(0, 1.0), s.slope(2, 4.0), s.slope(3, 4.5))
print(s.called_in_between(), s.called_in_between())
s.last = 3
print(s.called_in_the_test(), s.called_in_the_test())
print(s.called_in_the_operands())
print(s.sorted_in_between(), s.compared(Equal(s)))
o = Sensor()
s.last, o.last = 2, 3.5
print(s.of_another(o), s.of_another(o), s.object_changes(o))
o.last = 1
print(o.of_another(o), s.object_changes(o))
print(s.in_a_loop(), s.in_a_try(), s.in_a_comprehension(), list(s.steps()))
g = s.steps()
print(next(g))
s.last = None
print(list(g))
g = s.steps()
print(next(g), next(g), next(g))
s.last = None
print(list(g))
print(s.formatted(), s.last)
print([s.branches(n) for n in (0, 1, 2, 3)])
print(s.used(), s.used(), s.nested(), s.names(), s.deleted())
w = Watched()
print(w.twice(), w.through_property(), w.of_class(), w.of_class(), w.count)
print(total(Node(1, Node(2, Node(3)))))
n = Node(1, Node(2))
print(cut(n, Node(3, n)).n, cut(n, n), n.next)


class Tracker:
    def __init__(self):
        self.best = None
        self.where = None

    def offer(self, x, at):
        if self.best is None or x > self.best:
            self.best = x
            self.where = at
            self.log = "%d at %s" % (self.best, self.where)
        return math.sqrt(self.best)


t = Tracker()
print(t.offer(4, "a"), t.offer(9.0, "b"), t.offer(2, "c"), t.log)


class Buffered:
    def __init__(self):
        self.buf = None
        self.level = None

    def open(self):
        self.buf = [1, 2, 3]
        self.level = 1.5

    def close(self, n=0):
        self.buf = None
        self.level = None
        return n

    def read(self):
        first = self.buf[self.close()]
        return first, self.buf

    def write(self):
        self.buf[self.close(1)] = 5
        return self.buf

    def append(self):
        self.buf.append(self.close())
        return self.buf

    def sum(self):
        n = self.level + self.close(2)
        return n, self.level

    def below(self):
        return self.level < self.close(2), self.level


b = Buffered()
for name in ("read", "write", "append", "sum", "below"):
    b.open()
    print(name, getattr(b, name)())


# Numbers that may be None, beside numbers: what raises says the same as ever.
class Clock:
    def __init__(self):
        self.last = None
        self.count = None
        self.mark = None

    def start(self, t):
        self.last = t
        self.count = 0
        self.mark = 0.5

    def tick(self, t):
        d = t - self.last
        self.count = self.count + 1
        self.last = t
        return d * self.mark, self.count, self.last / 2

    def tries(self, t):
        out = []
        for i in range(12):
            try:
                if i == 0:
                    out.append(t - self.last)
                elif i == 1:
                    out.append(self.last - t)
                elif i == 2:
                    out.append(self.count * 2)
                elif i == 3:
                    out.append(2 // self.count)
                elif i == 4:
                    out.append(self.mark < 1)
                elif i == 5:
                    out.append(1.5 >= self.mark)
                elif i == 6:
                    self.count += 1
                elif i == 7:
                    self.mark -= t
                elif i == 8:
                    t += self.mark
                elif i == 9:
                    out.append(self.mark % 2)
                elif i == 10:
                    out.append(self.count > 3)
                else:
                    out.append(self.last + self.mark)
            except TypeError as e:
                out.append(str(e))
        return out


c = Clock()
print(c.tries(1.5))
c.start(2.0)
print(c.tick(2.5), c.tick(4.0))
print(c.tries(1.5))


def mixed(a, b):
    out = []
    for x in (a, b, 2):
        for y in (a, b, 3):
            try:
                out.append(x + y)
            except TypeError:
                out.append("-")
            try:
                out.append(x * y)
            except TypeError:
                out.append("-")
    return out


print(mixed("s", None), mixed(1.5, "t"), mixed(b"x", 2))

# Names that hold a constant and are never stored again, in modules and classes; and names that only look so.
import struct

HEAD = "<HB"
SCALE = 2.5
MASK = 0xFF
SIZE = 4 * MASK
LOW = -40
NEAR = SIZE // 3
NOTHING = None
ON = True
LONG = "a text that is longer than what is worth to be copied everywhere"
BYTES = b"ab"
HUGE = 1 << 70


def uses(n):
    total = 0.0
    for i in range(n):
        total += (i * 3 & MASK) * SCALE + LOW
    return total, SIZE, NEAR, NOTHING, ON, LONG is LONG, BYTES is BYTES, SCALE is SCALE, HUGE + 1


print(uses(5), struct.unpack(HEAD, struct.pack(HEAD, 513, 7)))

changed = 1
again = "a"
for again in ("b", "c"):
    pass
deleted = 3
late = "builtin"


def change():
    global changed
    changed += 1
    return changed + deleted


print(change(), changed, again)
del deleted
try:
    change()
except NameError as e:
    print("NameError", changed)


def early():
    return not_yet


try:
    early()
except NameError as e:
    print(e)
not_yet = 5
print(early())

if changed > 2:
    sometimes = 1
try:
    print(sometimes + 1)
except NameError as e:
    print(e)
len = 3
print(len)


class Base:
    SIZE = 3
    NAME = "base"
    FMT = ">H"
    RATE = 0.5
    limit = 10
    count = 0
    own = 1

    def all(self):
        return self.SIZE, self.NAME, self.RATE * 2, self.limit, self.count, self.own, struct.pack(self.FMT, self.SIZE)

    @classmethod
    def of(cls):
        return cls.SIZE + 1, cls.NAME, cls.RATE

    @staticmethod
    def plain():
        return Base.SIZE, Base.NAME


class Derived(Base):
    NAME = "derived"
    TWICE = Base.SIZE * 2
    NEXT = "x"
    LAST = NEXT

    def more(self):
        return self.TWICE, self.SIZE, self.LAST


b = Base()
d = Derived()
print(b.all(), d.all(), d.more(), Base.of(), Derived.of(), Base.plain())
b.own = 2.5
Base.limit += 1
Derived.count = "many"
print(b.all(), d.all(), Base.count, Derived.count)


class Named:
    A = 1
    B = 2
    pre_c = 3


n = Named()
for name in ("A", "B"):
    setattr(n, name, name * 2)
setattr(Named, "pre_" + "c", 4.5)
print(n.A, n.B, n.pre_c, Named.A, Named().pre_c)


class Counting:
    START = 5
    STEP = START * 2
    values = [START, STEP]

    def __init__(self):
        self.at = self.START

    def __iter__(self):
        while self.at < self.STEP + self.START:
            yield self.at
            self.at += self.STEP


print(list(Counting()), Counting.values, Counting.STEP)
print(b"%d-%s" % (3, "x"), (b"%s" % None)[0] + 1, b"%02x" % MASK)

# Operators that classes define, and the order in which sides are asked.
class Traced:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def define(operation, symbol):
    def method(self, other):
        return "%s %s %s" % (self, symbol, other)

    def reflected(self, other):
        return "%s r%s %s" % (self, symbol, other)

    setattr(Traced, "__%s__" % operation, method)
    setattr(Traced, "__r%s__" % operation, reflected)


for operation, symbol in (("add", "+"), ("sub", "-"), ("mul", "*"), ("truediv", "/"), ("floordiv", "//"), ("mod", "%")):
    define(operation, symbol)

t = Traced("t")
print(t + 1, t - 1, t * 1, t / 1, t // 1, t % 1)
print(1 + t, 1 - t, 2 * t, 1 / t, 1 // t, 1 % t)


class Bits:
    def __init__(self, n):
        self.n = n

    def __and__(self, o):
        return Bits(self.n & o.n)

    def __or__(self, o):
        return Bits(self.n | o.n)

    def __xor__(self, o):
        return Bits(self.n ^ o.n)

    def __lshift__(self, k):
        return Bits(self.n << k)

    def __rshift__(self, k):
        return Bits(self.n >> k)

    def __invert__(self):
        return Bits(~self.n)

    def __pos__(self):
        return "plus"

    def __abs__(self):
        return "abs"

    def __iadd__(self, k):
        self.n += k
        return self

    def __str__(self):
        return "Bits(%s)" % bin(self.n)


a, b = Bits(12), Bits(10)
print(a & b, a | b, a ^ b, a << 2, a >> 1, ~a, +a, abs(a))
same = a
a += 5
print(a, same is a)


class Size:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        return self.n < o.n

    def __gt__(self, o):
        return self.n > o.n

    def __ge__(self, o):
        return self.n >= o.n

    def __le__(self, o):
        return self.n <= o.n

    def __eq__(self, o):
        return self.n == o.n


s, l = Size(1), Size(2)
print(s < l, s > l, s <= l, s >= l, s == l, s != l, s == Size(1))
try:
    Traced("a") < Traced("b")
except TypeError as e:
    print(e)
try:
    t & 1
except TypeError as e:
    print(e)


class Odd:
    def __bool__(self):
        return False

    def __len__(self):
        return 5

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __hash__(self):
        return 17

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return None


o = Odd()
print(bool(o), len(o), str(o), repr(o), [o], "%s %r" % (o, o), f"{o} {o!r}", hash(o))
print("empty" if not o else "full")


# divmod has no reflected form.
class Seconds:
    def __init__(self, n):
        self.n = n

    def __divmod__(self, other):
        if not isinstance(other, Seconds):
            return NotImplemented
        return self.n // other.n, self.n % other.n

    def __rdivmod__(self, other):
        return "reflected"


print(divmod(Seconds(7), Seconds(2)))
for pair in ((5, Seconds(2)), (Seconds(5), 2)):
    try:
        print(divmod(*pair))
    except TypeError as e:
        print(e)

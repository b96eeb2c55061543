# Attributes and globals like __name are names as others are; instances are called, and methods with the arguments of a star.
__count = 0


class Tank:
    __made = 0

    def __init__(self, level):
        self.__level = level
        self.__limit = 10.0
        Tank.__made += 1

    def __fits(self, amount):
        return self.__level + amount <= self.__limit

    def fill(self, amount):
        global __count
        if self.__fits(amount):
            self.__level += amount
            __count += 1
        return self.__level

    def made(self):
        return Tank.__made


t = Tank(2.5)
print(t.fill(5), t.fill(5), t.fill(0.5), t.made(), __count)
print(t.__level, hasattr(t, "_Tank__level"), hasattr(t, "__level"))


class Pin:
    def __init__(self, n):
        self.n = n
        self.level = 0

    def value(self, *args):
        if args:
            self.level = args[0]
            return None
        return self.level

    def __call__(self, *args):
        return self.value(*args)


class Inverted(Pin):
    def value(self, *args):
        if not args:
            return 1 - super().value()
        return super().value(*[1 - a for a in args])


class Scale:
    def __init__(self, k):
        self.k = k

    def __call__(self, x, offset=0):
        return x * self.k + offset


class Shifted(Scale):
    def __call__(self, x, offset=0):
        return self.shifted(x) + offset

    def shifted(self, x):
        return x + self.k


pins = [Pin(1), Inverted(2)]
for pin in pins:
    pin(1)
    print(pin(), pin.level, pin.value(0), pin())
double, half, up = Scale(2), Scale(0.5), Shifted("!")
print(double(4), half(4), half(3, offset=1), up("x", "?"), [f("a", "b") for f in (double, up)])
print(sum(double(i) for i in range(5)), double(x=1), half(*(4, 1)))
for args in ((1, 2, 3), ()):
    try:
        double(*args)
    except TypeError as e:
        print(e)
try:
    double(1, 2, 3)
except TypeError as e:
    print(e)

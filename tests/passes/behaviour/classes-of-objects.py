# Methods under two names, and classes that are had from their instances.
class Money:
    made = 0

    def __init__(self, amount):
        self.amount = amount
        type(self).made += 1

    def times(self, k):
        more = k * 2.0
        return more + self.amount

    again = times
    __rmul__ = times

    def _twice(self):
        return self.amount * 2

    twice = property(_twice)

    def copy(self):
        return self.__class__(self.amount)

    def plus(self, other):
        if type(other) is not type(self):
            raise TypeError("no money: " + str(type(other)))
        return type(self)(self.amount + other.amount)

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, self.amount)


class Coins(Money):
    def __init__(self, amount, kind="coin"):
        super().__init__(amount)
        self.kind = kind


m = Money(1.5)
print(m.times(1.5), m.again(2), 3 * m, m.again(0.5), m.twice)
c = Coins(2)
print(c.plus(Coins(3)), c.copy().kind, m.plus(Money(4)), m.copy(), Money.made, Coins.made)
try:
    m.plus("x")
except TypeError as e:
    print(e)


def make_like(thing, value):
    return type(thing)(value)


print(make_like(m, 7.25), make_like(c, 8), make_like(3.5, 2), make_like("", 12), f"{type(c)}")
kinds = {type(m): "money", int: "int"}
print(kinds[type(Money(0))], kinds.get(type(c)), kinds[type(4)])
cls = type(c)
print(cls("many").amount, cls.times(c, 1))

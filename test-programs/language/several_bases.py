# What several bases give: attributes of all of them, made and called with more than the calls in sight show.


class Named:
    def who(self):
        return "named"


class Counted:
    def __init__(self, start=1, step=2):
        self.count = start
        self.step = step

    def next(self):
        self.count += self.step
        return self.count


class Both(Named, Counted):
    def who(self):
        return "both, " + super().who()


# This is the only call of Counted's __init__ that names it, and it leaves nothing out.
whole = Counted(3, 4)
print(whole.next(), whole.next())
both = Both()
print(both.count, both.step, both.next(), both.who())
both = Both(0.5, step=0.25)
print(both.count, both.next(), isinstance(both, Counted))


class Third(Counted):
    def __init__(self):
        super().__init__(7)


class Mixed(Named, Third, Counted):
    pass


print(Mixed().next())


# `!=` asks the right operand where the left one has no answer.
class Plain:
    def __init__(self, n):
        self.n = n


class Unequal(Plain):
    def __ne__(self, other):
        return "differs"


class Equal(Plain):
    def __eq__(self, other):
        print("asked", self.n)
        return NotImplemented


def compare(a, b):
    return a != b


print(Plain(1) != Unequal(2), Unequal(1) != Plain(2), Plain(1) != Plain(2))
print(Equal(1) != Unequal(2), Unequal(1) != Equal(2), Equal(1) != Equal(2), Plain(1) != Equal(2))
items = [Plain(1), Unequal(2), Equal(3), None, 4]
for a in items:
    print([compare(a, b) for b in items])
same = items[0]
print(same != same, compare(same, same))

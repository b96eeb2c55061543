# Attributes with the names of methods of other classes, stored from outside; methods that such stores do hide.
class Account:
    limit = 5

    def __init__(self, name):
        self.name = name
        self.open = True
        self.total = 0

    def add(self, n):
        if not self.open:
            return "closed"
        self.total += n
        return self.total


class Bank:
    def __init__(self):
        self.accounts = {}

    def open(self, name):
        account = Account(name)
        self.accounts[name] = account
        return account

    def close(self, name):
        self.accounts[name].open = False


bank = Bank()
bank.open("ann").add(3)
bank.open("bob").add(4)
print(bank.accounts["ann"].add(2), bank.accounts["bob"].open)
bank.close("ann")
bank.accounts["bob"].open = None
print(bank.accounts["ann"].add(1), bank.accounts["bob"].add(1))


# The instance itself gets one in place of its method.
class Button:
    def pressed(self):
        return 0

    def label(self):
        return "button"


buttons = [Button(), Button()]
buttons[1].pressed = lambda: 7
print([b.pressed() for b in buttons])


def relabel(b):
    b.label = lambda: "other"


print(buttons[0].label())
relabel(buttons[0])
print(buttons[0].label(), buttons[1].label())


# The class gets another method, or another constant.
class Shape:
    sides = 3

    def area(self):
        return 1


class Square(Shape):
    pass


shapes = [Shape(), Square()]
print([s.area() + s.sides for s in shapes])
Shape.area = lambda self: 2
Square.sides = 4
print([s.area() + s.sides for s in shapes])
Shape.sides += 10
print([s.area() + s.sides for s in shapes])


# What is stored to is known late, or not at all.
class Node:
    def next(self):
        return None


class Link:
    def __init__(self, value):
        self.value = value
        self.next = None

    def size(self):
        return 1 if self.next is None else 1 + self.next.size()


head = None
for value in range(3):
    link = Link(value)
    link.next = head
    head = link
print(head.size(), Node().next())


def store(o):
    o.size = 9


things = [Link(1), Node()]
for thing in things:
    store(thing)
print([thing.size for thing in things])
try:
    head.size()
    things[0].size()
except TypeError:
    print("TypeError")


class Probe:
    @property
    def level(self):
        return 1

    @level.setter
    def level(self, v):
        print("set", v)


class Tank:
    level = 0


for o in (Probe(), Tank()):
    o.level = 5
    print(o.level)


# Targets of other statements.
class Pair:
    def first(self):
        return "method"

    def second(self):
        return "method"


class Plain:
    pass


def fill(o):
    o.first, o.second = 1, 2
    for o.third in range(3):
        pass
    return o


print(fill(Plain()).third, Pair().first(), Pair().second())
full = fill(Pair())
print(full.first, full.second, Pair().first())

# The `__init__` of one class is replaced, or has been by somebody: those of all others still get what calls give them.


class Node:
    def __init__(self, data, next=None):
        self.data = data
        self.next = next


class Chain:
    def __init__(self, items=()):
        self.head = None
        for x in items:
            self.add(x)

    def add(self, x):
        self.head = Node(x, self.head)

    def forget(self):
        Node.__init__ = lambda self, *a: None


class Spread:
    def __init__(self, items=()):
        self.count = 0
        for x in items:
            self.count += x


def show(items):
    print(Chain(items).head.data, Spread(*[items]).count)
    Chain(*[items]).forget()
    print(hasattr(Chain([1]).head, "data"))


show(range(3))


# Classes that derive from themselves.
def attempt(make):
    try:
        print(make())
    except NameError as e:
        print(e)


try:

    class Own(Own):
        pass

except NameError as e:
    print(e)


try:

    class First(Second):
        pass

except NameError as e:
    print(e)

try:

    class Second(First):
        pass

except NameError as e:
    print(e)


attempt(lambda: Own())
attempt(lambda: First(1))
attempt(lambda: Second())

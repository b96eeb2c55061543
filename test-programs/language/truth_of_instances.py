# Instances are true unless they or a derived class say otherwise, also where None may stand in their place.


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class Bag:
    def __init__(self, items):
        self.items = items
        self.parent = None


class Sized(Bag):
    def __len__(self):
        return len(self.items)


class Flag:
    def __init__(self, on):
        self.on = on

    def __bool__(self):
        return self.on


class Failure(Exception):
    pass


def chain(n):
    node = None
    for i in range(n):
        node = Node(i, node)
    return node


def total(node):
    t = 0
    while node:
        t += node.value
        node = node.next
    return t


def last(node):
    while node and node.next:
        node = node.next
    return node


def first_of(*bags):
    for bag in bags:
        if bag:
            return bag.items
        if not bag.parent:
            bag.parent = Bag([0])
    return [b.parent.items for b in bags]


def either(a, b):
    return (a or b).value, (a and b) is None, not a


print(total(chain(5)), total(None), last(chain(3)).value, last(None))
print(first_of(Bag([])), first_of(Sized([]), Sized([])), first_of(Sized([]), Sized([1])))
print(either(Node(1), None), either(None, Node(2)), either(Node(3), Node(4)))
flags = [Flag(True), Flag(False)]
print([bool(f) for f in flags], ["on" if f else "off" for f in flags], (flags[1] or flags[0]).on)
print(bool(Failure()), "yes" if Failure("x") else "no", bool(Node), bool(None))
pick = Node(7) if total(chain(2)) else None
if pick:
    print("picked", pick.value)


class Later:
    pass


class LaterOn(Later):
    def __init__(self, n):
        self.n = n


def size(self):
    return self.n


items = [LaterOn(0), LaterOn(2)]
print([bool(i) for i in items])
Later.__len__ = size
print([1 if i else 0 for i in items], [not i for i in items])

# Operators of the program's own classes give plain numbers, and print: an object that turns out to be None, arguments
# that change places and entries of dicts that are found once must not be seen in the order of what is printed.
class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        print("add", self.n, other.n)
        return 1

    def __neg__(self):
        print("neg", self.n)
        return 0

    def __invert__(self):
        print("invert", self.n)
        return 1


def look(x, y):
    found = None
    if x.n > 100:
        found = [1, 2, 3]
    try:
        print(found[x + y])
    except TypeError as e:
        print(e)
    try:
        print(found[-x])
    except TypeError as e:
        print(e)
    try:
        print(found[-x : ~y])
    except TypeError as e:
        print(e)
    try:
        found[-x] = ~y
    except TypeError as e:
        print(e)
    try:
        found[2] = x + y
    except TypeError as e:
        print(e)
    return found


def invert(found, value):
    if value > 2:
        found = None
    try:
        return found[~value]
    except TypeError as e:
        return str(e)


def place(x, y):
    def show(first, second, third=0):
        print("show", first, second, third)

    show(third=x + y, second=-x, first=~y)
    show(second=-x, first=x.n)


def count(x, y):
    counts = {0: 10, 1: 20}
    counts[-x] += x + y
    counts[x + y] = counts.get(x + y, 0) + ~x
    counts[x.n] = counts.get(x.n, 5) + (y + x)
    return sorted(counts.items())


def halves(x, y):
    items = [0j, 1j]
    product = 2j
    product = product * 1.5j
    items[-x] = product * 1j + (x + y)
    items[x + y] = product
    return items


one, two = Number(1), Number(2)
print(look(one, two), look(Number(101), two))
print(invert([1, 2, 3], 1), invert([1, 2, 3], 3))
place(one, two)
print(count(one, two))
print(halves(one, two))

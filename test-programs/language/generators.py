# Generators: lazily, with values sent in, exceptions thrown in, and delegation.
def countdown(n):
    while n:
        yield n
        n -= 1


print(list(countdown(4)), sum(countdown(100)))


def averager():
    total = 0
    count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


a = averager()
next(a)
print(a.send(10), a.send(20), a.send(3))
a.close()
try:
    next(a)
except StopIteration:
    print("stopped")


def careful():
    try:
        while True:
            try:
                yield "waiting"
            except KeyError as e:
                print("inside:", repr(e))
                yield "recovered"
    finally:
        print("cleaned")


c = careful()
print(next(c), c.throw(KeyError("k")), next(c))
try:
    c.throw(ValueError("bad"))
except ValueError as e:
    print("outside:", e)


def inner():
    got = yield 1
    print("inner got", got)
    got = yield 2
    print("inner got", got)
    return "result"


def outer():
    result = yield from inner()
    print("inner gave", result)
    yield from (x * 10 for x in (1, 2))
    return "done"


g = outer()
print(next(g), g.send("a"), g.send("b"), next(g))
try:
    next(g)
except StopIteration as e:
    print("value", e.value)


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


for p in primes():
    if p > 40:
        break
    print(p, end=" ")
print()


def flatten(tree):
    for item in tree:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4]], 5], [[6]]])))


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


print(list(Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6, Tree(5)))))
pairs = zip(countdown(3), "abc")
print(next(pairs), list(pairs))
print(any(x > 2 for x in countdown(3)), max(x % 5 for x in range(9)), sorted(countdown(3)))

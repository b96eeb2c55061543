# Through a generator that is being iterated, and one that delegates.
def numbers():
    yield 1
    yield int("two")


def outer():
    yield 0
    yield from numbers()


for n in outer():
    print(n)

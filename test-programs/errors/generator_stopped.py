# A StopIteration that leaves a generator becomes a RuntimeError of whoever asked for the next item: the generator has no line in the traceback.
def numbers():
    yield 1
    raise StopIteration("no more")


def first_two():
    it = numbers()
    return next(it), next(it)


for item in (i for i in range(2)):
    print(item)
first_two()

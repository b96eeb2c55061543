# Generators that hand on what others yield, and what can be seen of it from outside.
def count(n):
    for i in range(n):
        got = yield i
        if got is not None:
            print("got", got)
    return "end of " + str(n)


def chain(depth, items):
    if depth == 0:
        for i in items:
            yield i
    else:
        result = yield from chain(depth - 1, items)
        print("back at", depth, result)


def outer(inner):
    result = yield from inner
    print("result", result)
    yield "after"


print(list(chain(3, range(3))))
print(list(outer(count(2))), list(outer([1, 2])), list(outer(x * 2 for x in (1, 2))))
g = outer(count(3))
print(next(g), g.send("a"), g.send(None))
inner = count(4)
g = outer(inner)
print(next(g), next(inner), next(g), next(inner), list(inner), list(g))
inner = count(2)
g = outer(inner)
print(next(g))
try:
    g.throw(ValueError("thrown"))
except ValueError as e:
    print("out", e)
print(list(inner), list(g))
inner = count(2)
g = outer(inner)
next(g)
print(g.close(), list(inner), list(g))


def stops():
    yield 1
    raise StopIteration(5)


try:
    for x in outer(stops()):
        print(x)
except RuntimeError as e:
    print(e)


def careful(inner):
    try:
        yield from inner
    except StopIteration:
        print("never")
    except RuntimeError as e:
        print("seen", e)
    finally:
        print("finally")


print(list(careful(stops())))


def swallows():
    try:
        yield 1
    except GeneratorExit:
        print("swallowed")


g = outer(swallows())
next(g)
print(g.close())


def touches(box):
    yield 1
    try:
        next(box[0])
    except ValueError as e:
        print(e)
    yield 2


def touched(box):
    yield "a"
    print(next(box[0], "nothing"))
    yield "b"


box = [None]
box[0] = touches(box)
print(list(outer(box[0])))
box[0] = touched(box)
try:
    print(list(outer(box[0])))
except ValueError as e:
    print("ValueError", e)
inner = count(1)
g = outer(inner)
try:
    g.send(3)
except TypeError as e:
    print(e)
print(next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
try:
    next(inner)
except StopIteration as e:
    print("stop", e.value)
used = count(3)
next(used)
print(list(outer(used)))

# Which variables of generators outlive a step: on some ways only, in later rounds, after loops, in handlers.
def last_of(items):
    for item in items:
        if item < 0:
            yield "negative"
        doubled = item * 2
    yield item
    yield doubled


def previous(items):
    before = None
    for item in items:
        if before is not None:
            yield item - before
        before = item


def rounds(n):
    found = 0
    while True:
        n -= 1
        if n % 3 == 0:
            continue
        if n < 0:
            break
        square = n * n
        if square % 2:
            found = square
            yield found
        yield square, found
    yield "end", n, found


def handled(items):
    for item in items:
        try:
            part = 12 // item
            if part == 3:
                break
        except ZeroDivisionError as error:
            part = -1
            kind = type(error).__name__
            yield kind
        yield part
    yield part, item


def sometimes(n):
    for i in range(n):
        if i == 1:
            late = i
        yield i
    yield late


def deleted():
    x = 1
    yield x
    del x
    yield 2
    yield x


def renewed(n):
    total = 0
    for i in range(n):
        i += 10
        total += i
        got = yield i
        if got:
            total += got
    yield total, i


def shared(n):
    for i in range(n):
        k = i * 2
        yield lambda: k
    yield k


def inner_loop(n):
    for i in range(n):
        total = 0
        for k in range(i):
            total += k
        else:
            total += 100
        yield total
    yield i, k, total


def walrus(items):
    for item in items:
        if (half := item // 2) > 1:
            yield half
        yield item
    yield half


def nested(items):
    for outer in items:
        for item in outer:
            if item == 0:
                break
            keep = item
            yield item
        else:
            yield "all", keep
            continue
        yield "stopped", item, keep


def show(made):
    out = []
    try:
        for value in made:
            out.append(value() if callable(value) else value)
    except Exception as error:
        out.append(type(error).__name__)
    print(out)


show(last_of([1, -2, 3]))
show(last_of([]))
show(previous([1, 4, 9, 16]))
show(rounds(9))
show(handled([6, 0, 5, 4, 3]))
show(handled([0]))
show(sometimes(3))
show(sometimes(1))
show(deleted())
show(shared(3))
show(inner_loop(4))
show(inner_loop(0))
show(walrus([1, 4, 9]))
show(nested([[1, 2], [3, 0, 4], [5]]))
g = renewed(3)
print(next(g), g.send(5), g.send(0), g.send(7))
print(sum(v > 3 for v in previous([1, 4, 9, 16])), sum(v % 7 for v in range(100)), sum(i * 2**60 for i in range(5)))

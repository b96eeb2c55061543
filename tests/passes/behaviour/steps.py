# Generators that become machines of steps: every way in, through and out of them.


def show(g, n=20):
    out = []
    for x in g:
        out.append(x)
        if len(out) == n:
            break
    return out


def counted(n, step):
    for i in range(0, n, step):
        if i % 3 == 0:
            continue
        if i > 20:
            break
        yield i
    else:
        yield "done"
    yield i


print(show(counted(10, 1)), show(counted(100, 7)), show(counted(5, 4)))


def nested(rows):
    for row in rows:
        for item in row:
            if item == "skip":
                break
            if item == "stop":
                return
            yield item
        else:
            yield "end"
        yield len(row)


print(show(nested([[1, 2], [3, "skip", 4], (), "ab"])), show(nested([[1, "stop", 2], [3]])))


def talking(name):
    heard = []
    while True:
        word = yield len(heard), name
        if word is None:
            heard.append("-")
        elif word == "end":
            return heard
        else:
            heard.append(word)


g = talking("t")
try:
    g.send(1)
except TypeError as e:
    print(e)
print(next(g), g.send("a"), next(g), g.send(None))
try:
    g.send("end")
except StopIteration as e:
    print("stop", e.value)
for again in range(2):
    try:
        next(g)
    except StopIteration as e:
        print("over", e.value)
print(show(g))


def raising(at):
    for i in range(5):
        if i == at:
            raise ValueError("at %d" % i)
        yield i


g = raising(2)
try:
    for x in g:
        print(x)
except ValueError as e:
    print("caught", e)
print(show(g))


def stops():
    yield 1
    raise StopIteration


g = stops()
next(g)
try:
    next(g)
except RuntimeError as e:
    print("runtime", e)


def again():
    global me
    yield 1
    yield next(me)


me = again()
next(me)
try:
    next(me)
except ValueError as e:
    print(e)
print(show(me))

g = counted(9, 1)
next(g)
try:
    g.throw(KeyError("thrown"))
except KeyError as e:
    print("thrown", e)
print(show(g))
g = counted(9, 1)
g.close()
print(show(g))
g = counted(9, 1)
next(g)
g.close()
g.close()
print(show(g))


def inner(log):
    try:
        got = yield "i1"
        log.append(got)
        yield "i2"
    except KeyError as e:
        log.append(repr(e))
        yield "rescued"
    except ValueError as e:
        log.append(repr(e))
    except GeneratorExit:
        log.append("exit")
        raise
    return "result"


def outer(log, times):
    for i in range(times):
        r = yield from inner(log)
        log.append((i, r))
    yield "o"
    return len(log)


for action in ("send", "key", "value", "other", "close"):
    log = []
    g = outer(log, 2)
    print(next(g))
    try:
        if action == "send":
            print(g.send("hello"), show(g))
        elif action == "key":
            print(g.throw(KeyError("k")), show(g))
        elif action == "value":
            print(g.throw(ValueError("v")), show(g))
        elif action == "other":
            print(g.throw(IndexError("x")))
        else:
            print(g.close(), show(g))
    except IndexError as e:
        print("IndexError", e)
    print(action, log)


def flat(tree):
    if isinstance(tree, list):
        for part in tree:
            yield from flat(part)
    else:
        yield tree


print(show(flat([1, [2, [3, [], 4]], [[5]]])))


class Up:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration(99)
        self.n -= 1
        return self.n

    def send(self, v):
        return "sent %s" % v


def through(source):
    got = yield from source
    yield ("got", got)


print(show(through(Up(3))), show(through("xyz")), show(through(range(2))), show(through([])))
g = through(Up(3))
print(next(g), g.send("m"), next(g))
try:
    show(through(5))
except TypeError as e:
    print(e)


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            for x in self.right:
                yield x

    def pairs(self, *more, sep=":"):
        for i, x in enumerate(more):
            yield self.value + i, x, sep


t = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(5))
print(list(t), sum(t), list(t.pairs("a", "b", sep="-")))


def closing(n):
    total = 0
    add = lambda k: total + k + n
    for i in range(n):
        total += i
        yield add(i)
        yield [i * j + total for j in range(2)]


print(show(closing(3)))


def unbound(flag):
    if flag:
        x = 1
    yield 0
    yield x


print(show(unbound(True)))
try:
    print(show(unbound(False)))
except NameError as e:
    print("NameError")


def own(type, at, name, resume, inner, class_, returned):
    next = type + at
    yield next
    name += resume
    yield name
    yield inner, class_, returned


print(show(own(1, 2, 3, 4, 5, 6, 7)), hasattr(own(1, 2, 3, 4, 5, 6, 7), "at"))


def looping(n):
    while n:
        n -= 1
        try:
            if n == 2:
                continue
            if n == 1:
                raise KeyError(n)
            k = 10 // n
        except KeyError:
            k = "key"
        except ZeroDivisionError:
            k = "zero"
        finally:
            m = n
        yield k, m


print(show(looping(5)))
def fib(n):
    a, b = 0, 1
    for _ in range(n):
        yield a
        a, b = b, a + b


print(sum(x * x for x in fib(8)), list(map(str, (x for x in range(3)))), max(x for x in [3, 1, 4]))
print(repr(counted(1, 1)).split(" at ")[0], repr(x for x in ()).split(" at ")[0])
down = (x * y for x in range(3) for y in [10, 20] if x)
print(next(down), list(down))
big = (i * 2**70 for i in range(1, 3))
print(list(big))


def endless():
    i = 0
    while True:
        yield i
        i += 1


for a, b in zip(endless(), counted(6, 1)):
    print(a, b, end=" ")
print()


first, second, *rest = fib(8)
print(first, second, rest, list(fib(100))[-1])

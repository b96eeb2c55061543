# Parameters of every kind, and the calls that fill them.
def full(a, b=2, *rest, c, d=4, **more):
    return a, b, rest, c, d, sorted(more.items())


print(full(1, c=3))
print(full(1, 20, 30, 40, c=3, e=5))
print(full(*[1, 2, 3], **{"c": 4, "x": 5}))
print(full(0, *"ab", *(1,), c=1, **{"y": 1}, **{"z": 2}))


def pair(a, b):
    return a, b


print(pair(1, b=2))


def only(*, key="default"):
    return key


print(only(), only(key="given"))


def shared(item, to=[]):
    to.append(item)
    return to


print(shared(1), shared(2), shared(3, []))


def show(*args, **kwargs):
    print(args, sorted(kwargs.items()))


show()
show(1, x=2)
show(*range(3), **dict(a=1))
print(max(*[3, 9, 2]), (lambda *a, k=1: (a, k))(1, 2, k=3))


def order(n):
    print("arg", n, end=" ")
    return n


show(order(1), order(2), k=order(3))
for wrong in (
    lambda: full(),
    lambda: full(1),
    lambda: pair(1),
    lambda: pair(1, 2, 3),
    lambda: pair(1, c=2),
    lambda: only(5),
    lambda: pair(1, 2, b=3),
    lambda: 5(),
):
    try:
        wrong()
    except TypeError as e:
        print(e)


def decorate(prefix):
    def wrap(f):
        def call(*args, **kwargs):
            return prefix + str(f(*args, **kwargs))

        return call

    return wrap


@decorate("<")
@decorate(">")
def add(a, b: int = 1) -> int:
    return a + b


print(add(1), add(1, b=5))


# A method is looked up before its arguments are evaluated, whatever it is called on.
def argument():
    print("evaluated")


for target in (0, 2**70, True, None, "", b"", [], (), print, int, lambda: 0):
    try:
        target.no_such_method(argument())
    except AttributeError:
        print("missing in", type(target).__name__)

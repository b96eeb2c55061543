# Which variable a name means, in all places where names may stand.
x = "module"


def read():
    return x


def assigned_later():
    try:
        print(x)
    except NameError as e:
        print(type(e).__name__, e)
    x = 1
    return x


print(read(), assigned_later())


class Body:
    y = x
    x = "class"
    z = x

    def method(self):
        return x, self.x

    listed = [x for _ in range(1)]


print(Body.y, Body.z, Body().method())


def levels():
    a = 1

    def middle():
        b = a + 1

        def inner():
            nonlocal a, b
            a += 10
            b += 100
            return a, b

        return inner(), b

    return middle(), a


print(levels())


def parameters(x, y=x):
    x += "!"
    return x, y


print(parameters("given"))
for loop_variable in range(3):
    last = loop_variable
print(loop_variable, last)


def conditional(flag):
    if flag:
        value = "set"
    try:
        return value
    except NameError:
        return "unset"


print(conditional(True), conditional(False))
print([x for x in "ab"], x)
len_before = len
len = lambda value: "mine"
print(len("abc"))
del len
print(len("abc"), len is len_before)
del x
try:
    read()
except NameError as e:
    print(e)


def function_attributes():
    import math as m
    from math import floor as down, ceil

    return m.pi > 3, down(2.5), ceil(2.5)


print(function_attributes())
try:
    from math import no_such_thing
except ImportError as e:
    print(e)
try:
    import no_such_module
except ImportError as e:
    print(e)


def _(__, ___=1):
    return __ + ___


print(_(1), (lambda: (lambda y: y + 1)(1))())

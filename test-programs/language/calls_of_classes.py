# Calls of classes with as many arguments as __init__ takes, with more and with fewer.
class Fault(Exception):
    def __init__(self, reason, number):
        super().__init__(reason)
        self.number = number


class Silent(Exception):
    def __init__(self, reason):
        self.reason = reason


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Twice:
    def __init__(self, a):
        self.a = a

    def __init__(self, a, b):
        self.a = (a, b)


class Nothing:
    def __init__(self):
        self.a = 1


class Given:
    def __init__(self, a, b=2, *more, c=3):
        self.a = (a, b, more, c)


class Derived(Fault):
    pass


class Words(list):
    def __init__(self, a, b):
        super().__init__([a, b])


class Bad:
    def __init__(self, a):
        return a


def attempt(make):
    try:
        o = make()
        print(type(o).__name__, getattr(o, "args", None), getattr(o, "a", None), getattr(o, "number", None))
        return o
    except TypeError as e:
        print("TypeError", e)


for n in range(2):
    attempt(lambda: Fault("why", n))
    attempt(lambda: Fault("why"))
    attempt(lambda: Fault("why", 1, 2))
    attempt(lambda: Fault(reason="why", number=1))
    attempt(lambda: Silent("s"))
    attempt(lambda: Silent())
    attempt(lambda: Point(1, 2))
    attempt(lambda: Point())
    attempt(lambda: Point(1, 2, 3, 4))
    attempt(lambda: Point(*[1, 2]))
    attempt(lambda: Twice(1))
    attempt(lambda: Twice(1, 2))
    attempt(lambda: Nothing())
    attempt(lambda: Nothing(1))
    attempt(lambda: Given(1))
    attempt(lambda: Given(1, 2, 3, c=4))
    attempt(lambda: Derived("d", 5))
    attempt(lambda: Derived("d"))
    print(attempt(lambda: Words(1, 2)))
    attempt(lambda: Bad(None))
    attempt(lambda: Bad(1))
    Point.__init__ = lambda self, *a: setattr(self, "a", a)


def code(n):
    try:
        if n % 2:
            raise Fault("odd", n)
        raise Silent("even")
    except Fault as e:
        return (e.args, e.number, str(e))
    except Silent as e:
        return (e.args, e.reason)


print(code(1), code(2), repr(Fault("x", 1)), repr(Derived("y", 2)))

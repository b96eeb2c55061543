# Exceptions that are given arguments by name: the built-in part takes none, and where an __init__ has not filled it, it is given what
# the class was called with.


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Plain(Exception):
    pass


class Coded(Exception):
    def __init__(self, code, text=""):
        print("init", code, text)
        self.code = code
        self.text = text


class Filled(Exception):
    def __init__(self, code, text=""):
        super().__init__(text)
        self.code = code


class Handing(Exception):
    def __init__(self, code, text=""):
        super().__init__(code, text=text)


class Late(Coded):
    def __init__(self, code):
        super().__init__(code, text="late")


class Some(Exception):
    def __init__(self, fill, text=""):
        if fill:
            super().__init__(text)


attempt(lambda: TypeError(text=1))
attempt(lambda: ValueError(1, text=2))
attempt(lambda: SystemExit(**{"code": 1}))
attempt(lambda: OSError(**{}))
attempt(lambda: Plain(text=1))
attempt(lambda: Coded(5, "positional").text)
attempt(lambda: Coded(5, text="by name").text)
attempt(lambda: Coded(text="both", code=5).text)
attempt(lambda: Filled(5, text="by name").args)
attempt(lambda: Filled(code=6, text="both").args)
attempt(lambda: Handing(7))
attempt(lambda: Handing(7, text="x"))
attempt(lambda: Late(8).args)
attempt(lambda: Late(code=8).args)
attempt(lambda: Some(True, text="filled").args)
attempt(lambda: Some(False, text="not filled").args)


def check(value):
    try:
        if value < 0:
            raise Coded(1, text="below")
        if value > 9:
            raise Filled(code=2, text="above")
        return "fine"
    except Filled as e:
        return "%d %s" % (e.code, e)
    except TypeError as e:
        return "TypeError %s" % e


print(check(-1), check(5), check(10))

# Generator functions show themselves without a name, as generators of MicroPython do.


def steps():
    yield 1


def outer():
    n = 1

    def inner():
        yield n

    return inner


async def task():
    pass


class Machine:
    def run(self):
        yield self


print(steps, repr(steps), "%s %r" % (steps, task), "{}".format(Machine.run))
print(list(outer()()), type(steps), steps.__name__, lambda: (yield))
print(steps == steps, str(steps), str(steps())[:24])

# Floats are no bytes, not even those that are whole numbers.
attempt(lambda: bytes([0.0]))
attempt(lambda: bytes([1.0, 2.0]))
attempt(lambda: bytes((3.0,)))
attempt(lambda: bytearray([1.0]))
x = 65.0
attempt(lambda: bytes([x, x]))

# `with`: where the methods of the manager are found, in which order they are called, and what is swallowed.
import io

log = []


class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        log.append("enter " + self.name)
        return self.name

    def __exit__(self, kind, value, tb):
        log.append("exit %s %s" % (self.name, kind and kind.__name__))
        return self.swallow


class Derived(Manager):
    def __exit__(self, *args):
        return super().__exit__(*args) or len(args) == 3


class Static:
    @staticmethod
    def __enter__():
        return "static"

    @staticmethod
    def __exit__(*args):
        log.append(len(args))


class Shadowed(Manager):
    def __init__(self):
        super().__init__("shadowed")
        self.__exit__ = lambda *args: log.append(("own", len(args))) or True


class Replaces(Manager):
    def __enter__(self):
        # The exit method has been looked up by now.
        Replaces.__exit__ = lambda self, *args: log.append("other")
        return super().__enter__()


class Delegates:
    def __init__(self, to):
        self.to = to

    def __getattr__(self, name):
        return getattr(self.to, name)


class NoExit:
    def __enter__(self):
        log.append("never")


class NoEnter:
    def __exit__(self, *args):
        log.append("never")


def early(m):
    for i in range(3):
        with m as name:
            if i == 0:
                continue
            return name + str(i)


def steps(m):
    with m as name:
        yield name
        yield name + "!"


with Manager("a") as a, Manager("b") as b:
    log.append(a + b)
for m in (Manager("c", True), Manager("d", 1), Derived("e"), Static(), Shadowed(), Replaces("r"), Delegates(Manager("f", True))):
    try:
        with m as got:
            log.append(got)
            raise KeyError(1)
        log.append("swallowed")
    except KeyError as e:
        log.append("passed %r" % e)
with Replaces("again"):
    pass
print(log)
log.clear()
print(early(Manager("g")), list(steps(Manager("h"))), log)
log.clear()
for make in (NoExit, NoEnter, int, lambda: None, lambda: "text"):
    try:
        with make():
            log.append("inside")
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
with io.StringIO("line") as f:
    print(f.read(), log)
log.clear()
m = Manager("first")
with m as m:
    m = Manager("second")


def rebound(m):
    with m as m:
        m = None
    with Manager("third") as m, Manager(m + "!") as m:
        del m


rebound(Manager("fourth"))
print(log)
log.clear()
try:
    with Manager("i"):
        with Derived("j") as name:
            1 // 0
        log.append("after")
        raise ValueError(name)
except ValueError as e:
    print(e, log)

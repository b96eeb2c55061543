# sys.exc_info: set where an exception is caught, cleared where a guarded block or a handler ends.
import sys


def show(where):
    print(where, sys.exc_info()[0])


class Swallow:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        show("__exit__")
        return True


with Swallow():
    1 / 0
show("after with")

try:
    1 / 0
except Exception:
    show("handler")
    try:
        [][1]
    except IndexError:
        show("inner handler")
    show("after inner handler")
show("outside")


def quiet():
    try:
        raise KeyError(1)
    except KeyError:
        pass
    show("called")


try:
    1 / 0
except Exception:
    quiet()
    show("after call")

try:
    try:
        1 / 0
    finally:
        show("finally")
except ZeroDivisionError:
    show("behind finally")


def steps():
    try:
        yield 1
    except ValueError:
        show("generator")
        yield 2
    show("generator, after")
    yield 3


try:
    1 / 0
except ZeroDivisionError:
    it = steps()
    next(it)
    show("between steps")
    it.throw(ValueError())
    show("after throw")
    next(it)
show("end")


def left_by(how):
    for _ in range(2):
        try:
            if how == "return early":
                return
            raise ValueError
        except ValueError:
            if how == "return":
                return
            if how == "break":
                break
            continue


for how in ("return", "break", "continue", "return early"):
    try:
        raise KeyError
    except KeyError:
        left_by(how)
        show(how)

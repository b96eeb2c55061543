# Handlers that raise again under a condition: what is seen in the end has come all the way.
import errno

GONE = 19


class Coded(Exception):
    def __init__(self, code):
        super().__init__("code", code)
        self.code = code


class Computed(OSError):
    @property
    def errno(self):
        print("computed")
        return 19


def low(e):
    raise e


def fresh(kind, code):
    if kind == 0:
        raise OSError(code)
    if kind == 1:
        raise Coded(code)
    raise Computed(code)


def by_errno(kind, code):
    try:
        return fresh(kind, code)
    except OSError as e:
        if e.errno == GONE:
            raise
        return "errno " + str(e.args)
    except Coded as e:
        print("coded")
        if e.code not in (1, 2):
            raise
        return "code " + str(e.code)


def by_args(kind, code):
    try:
        return by_errno(kind, code)
    except (OSError, Coded) as e:
        if e.args[0] != 19:
            raise e
        return "args"


def retry(kind, code, times):
    for attempt in range(times):
        try:
            return by_args(kind, code)
        except Coded as e:
            print("attempt", attempt)
            if attempt == times - 1:
                raise
        except OSError:
            if not attempt < 1:
                raise


def show(kind, code):
    try:
        print(retry(kind, code, 2))
    except Coded as e:
        print("seen", e.args)
    except OSError as e:
        print("seen", e.args)


for kind in range(3):
    for code in (1, 5, 19):
        show(kind, code)


def changed(n):
    for attempt in range(3):
        try:
            n += 1
            fresh(0, n)
        except OSError:
            if n > 6:
                raise


try:
    changed(3)
except OSError as e:
    print("at last", e.args)

retry(1, 4, 3)

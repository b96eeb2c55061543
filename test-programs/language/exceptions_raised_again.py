# Exceptions that are kept, handed on or raised once more: each arrives as what it is, wherever it is caught.
class Busy(OSError):
    pass


class Guard:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self.log.append(value)
        return kind is KeyError


def fail(n):
    if n % 4 == 0:
        raise Busy(n)
    if n % 4 == 1:
        raise KeyError("k%d" % n)
    if n % 4 == 2:
        return [][n]
    raise ValueError("v", n)


def retry(times, n):
    last = None
    for i in range(times):
        try:
            return fail(n)
        except (OSError, IndexError) as e:
            last = e
    raise last


def clean(n, log):
    try:
        return retry(2, n)
    except OSError as e:
        log.append(e.args)
        raise
    except ValueError as e:
        log.append(str(e))
        raise e
    finally:
        log.append(n)


def kept(n, log):
    try:
        try:
            return clean(n, log)
        except IndexError:
            raise
    except Exception as e:
        log.append(e)
        return type(e).__name__


log = []
for n in range(8):
    print(kept(n, log))
print(len(log), [type(v).__name__ for v in log])
print([v.args for v in log if isinstance(v, Exception)])

seen = []
for n in range(4):
    try:
        with Guard(seen):
            clean(n, [])
        print("swallowed")
    except Exception as e:
        print("passed", repr(e))
print([repr(v) for v in seen])


def later(n):
    old = None
    try:
        fail(n)
    except Exception as e:
        old = e
    try:
        raise old
    except ValueError as e:
        return "value", e.args
    except Exception as e:
        return "other", e is old


print([later(n) for n in range(4)])


def within(n):
    # What is raised again within another handler's reach goes there.
    caught = None
    for i in range(2):
        try:
            if caught is not None:
                raise caught
            fail(n)
        except Exception as e:
            if caught is e:
                return "twice"
            caught = e


print([within(n) for n in range(4)])


def stepped(n):
    try:
        yield fail(n)
    except ValueError:
        yield "value"
        raise
    except Exception as e:
        yield repr(e)


for n in range(4):
    steps = stepped(n)
    try:
        print(next(steps), next(steps, "end"))
    except Exception as e:
        print("out", repr(e))

# Exceptions that pass a `with` statement: caught outside, swallowed, and at last uncaught, with the whole way in the traceback.
class Guard:
    def __init__(self, name):
        self.name = name
        self.seen = []

    def __enter__(self):
        return self

    def __exit__(self, kind, error, place):
        self.seen.append(kind and kind.__name__)
        return kind is KeyError


class Any:
    def __enter__(self):
        return 5

    def __exit__(self, *given):
        return False


def fail(guard, n):
    with Any():
        with guard:
            if n == 0:
                raise ValueError("zero")
            if n == 1:
                {}["one"]
            if n == 2:
                raise OSError(2)
            return n
    return "swallowed"


guard = Guard("g")
for n in (3, 1, 0):
    try:
        print(fail(guard, n))
    except ValueError as e:
        print("caught", e)
print(guard.seen)
try:
    fail(guard, 2)
except ValueError:
    print("not this one")

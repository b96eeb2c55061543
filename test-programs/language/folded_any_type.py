# sum, any and all of generator expressions whose items are of any type: what their operations do and raise.
import io
import sys


def trace(error):
    text = io.StringIO()
    sys.print_exception(error, text)
    print([line.split(", ", 1)[-1] for line in text.getvalue().split("\n")[1:-1]])


def total(items):
    return sum(x for x in items)


def some(items):
    return any(x for x in items)


def every(items):
    return all(x for x in items)


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        print("add", self.cents, other.cents)
        return Money(self.cents + other.cents)

    def __radd__(self, other):
        print("first", other, self.cents)
        return Money(other + self.cents)

    def __bool__(self):
        print("truth of", self.cents)
        return self.cents > 0


class Broken:
    def __init__(self, error):
        self.error = error

    def __radd__(self, other):
        raise self.error

    def __bool__(self):
        raise self.error


print(total([]), total([1, 2.5]), total([2**52, 2**52, 1]), total([True, 2]), total([0.1] * 3))
print(total([Money(1), Money(2), Money(3)]).cents)
print(some([]), some([0, "", None]), some([0, "a", Broken(ValueError("never asked"))]))
print(every([]), every([1, "a", [0]]), every([1, "", Broken(ValueError("never asked"))]))
print(some([Money(0), Money(5), Money(7)]), every([Money(1), Money(0), Money(7)]))


def made(x):
    print("made", x)
    return Money(x)


# Each item is used before the next one is made.
print(sum(made(x) for x in (1, 2)).cents, any(made(x) for x in (0, 1, 2)))
print(sum(x * y for x, y in zip([1, "a", 2.0][::2], [2, 3])), any(x == y for x, y in zip("abc", ["c", "b"])))

# Errors of an item belong to the generator, those of its use do not.
for call in (total, some, every):
    try:
        call([1 if call is every else 0, Broken(ValueError("broken"))])
    except ValueError as e:
        trace(e)
    try:
        call([1 if call is every else 0, Broken(StopIteration("used"))])
    except (StopIteration, RuntimeError) as e:
        print(repr(e))
    try:
        print(call(next(x) for x in [iter([1]), iter([])]))
    except (StopIteration, RuntimeError) as e:
        print(repr(e))
try:
    total([1, "a"])
except TypeError as e:
    print("TypeError")
try:
    print(sum(x.missing for x in [1, "a"]))
except AttributeError as e:
    trace(e)

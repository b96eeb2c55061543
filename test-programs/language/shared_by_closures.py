# Variables that closures share with nonlocal: what is known of one ends where another function may assign it.
def smooth(weight):
    y = None

    def step(x):
        nonlocal y
        y = x if y is None else weight * x + (1 - weight) * y
        return y

    def reset():
        nonlocal y
        y = None

    return step, reset


step, reset = smooth(0.5)
print([step(v) for v in (1, 2.0, 4)])
reset()
print(step(3), step(3.5))


def attempt(f, *args):
    try:
        print(f(*args))
    except TypeError as e:
        print("TypeError")


def shared(kind):
    value = None

    def clear(*args):
        nonlocal value
        value = None
        return True

    def to_text():
        nonlocal value
        value = "text"
        return 1

    class Clearing:
        def __eq__(self, other):
            return clear()

        def __add__(self, other):
            clear()
            return 1

        @property
        def level(self):
            clear()
            return 1

        def __iter__(self):
            yield clear()

    odd = Clearing()

    def use():
        nonlocal value
        value = 2
        if kind == "call":
            to_text()
        elif kind == "operator":
            odd + 1
        elif kind == "comparison":
            odd == 1
        elif kind == "property":
            odd.level
        elif kind == "loop":
            for _ in odd:
                pass
        elif kind == "test":
            if value is not None and clear():
                return value + 1
        elif kind == "logical":
            return value and clear() and value
        elif kind == "try":
            try:
                clear()
                raise ValueError
            except ValueError:
                return value
        elif kind == "while":
            n = 0
            while value is not None:
                n += 1
                if n > 2:
                    clear()
            return n, value
        elif kind == "gone":
            value = [1, 2, 3]
            for x in value:
                if x == 2:
                    return value
                clear()
        elif kind == "order":
            return value + to_text(), value
        elif kind == "with":
            with Context():
                pass
        elif kind == "list":
            return [to_text() for _ in range(2)], value
        return value + 1

    class Context:
        def __enter__(self):
            clear()

        def __exit__(self, *args):
            pass

    return use


for kind in "none call operator comparison property loop test logical try while gone order with list".split():
    print(kind, end=" ")
    attempt(shared(kind))


def counter():
    count = None

    def up(by=1):
        nonlocal count
        if count is None:
            count = 0
        count += by
        if count > 3:
            count = count / 2
        return count

    def generate():
        nonlocal count
        while True:
            count = 0.5
            yield count
            yield count + 1

    return up, generate


up, generate = counter()
g = generate()
print(up(), up(2), up(3), next(g), up(), next(g), up())

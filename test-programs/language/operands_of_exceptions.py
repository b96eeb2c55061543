# What messages call an exception that is an operand, and what is no class behind `except`.
class Own(Exception):
    def __init__(self, code):
        self.code = code


class Derived(Own):
    pass


def attempt(operation, v):
    try:
        print(operation(v))
    except TypeError as e:
        print(e)


def caught(kind):
    try:
        try:
            raise ValueError("inner")
        except kind:
            print("caught")
    except TypeError as e:
        print(e)
    except ValueError as e:
        print("left", e)


for v in (Own(1), Derived(2), ValueError(3)):
    for operation in (lambda v: v + 1, lambda v: v - 1.5, lambda v: 1 + v, lambda v: v % "a", lambda v: v < 2):
        attempt(operation, v)
for kind in (ValueError, 1, (1, ValueError), (KeyError, None), "ValueError", int):
    caught(kind)

# A class of one's own, raised in a `with` in a class body.
class Overheated(Exception):
    def __init__(self, degrees):
        super().__init__(degrees, "C")


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print("leaving", kind.__name__)


class Configuration:
    with Guard():
        limit = 90
        for t in (80, 95):
            if t > limit:
                raise Overheated(t)

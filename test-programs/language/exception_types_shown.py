# An `__exit__` that makes another exception of the type it is given.


class Fault(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code
        self.twice = code * 2


class Again:
    def __enter__(self):
        return self

    def __exit__(self, kind, e, tb):
        if kind is None:
            return False
        if e.code == 1:
            raise kind("text")
        if e.code == 2:
            raise kind(0.5)
        return True


for code in (1, 2, 3, None):
    try:
        with Again() as manager:
            if code is not None:
                raise Fault(code)
    except Fault as e:
        print(e.code, e.twice, repr(e))
print(manager is not None)

def wrap(f):
    return classmethod(f)


def early(self, x):
    return (self, x)


def other(self, y):
    self.keep(y)


class Twice:
    def __init__(self, value):
        self.value = value

    @classmethod
    def made(cls, value):
        return cls(value)

    @classmethod
    def made(cls, value):
        return cls(value)


class Wrapped:
    def __init__(self, value):
        self.value = value

    @wrap
    def made(cls, value):
        return cls(value)


class Taken:
    def __init__(self, value):
        self.value = value

    @wrap
    def made(cls, value):
        return cls(value)


class Kept:
    def __init__(self, value):
        self.value = value

    handed = [other][0]
    function = early

    def keep(self, value):
        self.value = value


class Chosen:
    def __init__(self, value):
        self.value = value

    if len("ab") == 2:
        @classmethod
        def made(cls, value):
            return cls(value)


print(Twice.made(3).value, Twice(1.5).value, Twice(2.5).made(4).value)
print(Wrapped.made(3).value, Wrapped(1.5).value, Wrapped(2.5).made(4).value)
make = Taken.made
print(make(3).value, Taken(1.5).value)
k = Kept(2.5)
print(k.value)
k.handed(7)
print(k.value, k.function(1)[1])
print(Chosen.made(3).value, Chosen(1.5).value)


class Added:
    def __init__(self, value):
        self.value = value


Added.made = classmethod(lambda cls, value: cls(value))
print(Added.made(3).value, Added(1.5).value)

# Tuples of names in classes which may be others in the end: stored, made by __getattr__, lists that grow.


# An instance with a tuple of its own.
class Odd:
    __slots__ = ("x", "y")
    names = ("x",)

    def __init__(self):
        for s in self.__slots__:
            setattr(self, s, len(s) + 0.5)

    def show(self):
        return [getattr(self, n) for n in self.names]


odd = Odd()
print(odd.show(), odd.x + odd.y)
odd.names = ("__class__", "y")
print(odd.show()[0] is Odd, odd.show()[1])


# A tuple that is stored under a name made at run time.
class Loose:
    wanted = ("x",)

    def __init__(self, **kw):
        for k in kw:
            setattr(self, k, kw[k])

    def show(self):
        return [getattr(self, n) for n in self.wanted]


print(Loose(x=1).show(), Loose(wanted=("show", "size"), size=2.5).show()[1])


# One that comes out of __getattr__, and a list that grows.
class Lazy:
    def __getattr__(self, name):
        if name == "parts":
            return ("volts", "__class__")
        return 3

    def show(self):
        return [getattr(self, n) for n in self.parts][0]


class Growing:
    parts = ["volts"]

    def show(self):
        return [getattr(self, n) for n in self.parts]


g = Growing()
g.volts = 7
Growing.parts.append("show")
print(Lazy().show(), len(g.show()), g.show()[0])

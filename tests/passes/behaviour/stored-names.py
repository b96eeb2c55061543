# Attributes by names that are made at run time: builtins stay what they are, fields of all classes may be anything.
class Box:
    size = 1

    def __init__(self):
        self.n = 0


box = Box()
for name in ("n", "m", "size", "n"):
    setattr(box, name, getattr(box, name, 10) + 1)
print(box.n, box.m, box.size, Box.size, len("abc"), max(1, 2))


class Watched:
    def __setattr__(self, name, value):
        print("set", name, value)


setattr(Watched(), "a" + "b", 3)
setattr(Box, "size", 5)
print(Box().size, box.size)
try:
    setattr(3, "x" + "y", 1)
except AttributeError as e:
    print(e)

# `getattr` and `setattr` that are values, and names that objects of the program make of what is added to them.

class Motor:
    def __init__(self):
        self.speed = 1.5

    def scale(self, factor):
        self.speed = self.speed * factor
        return self.speed


class Anything:
    def __radd__(self, other):
        return "scale"


m = Motor()
print(m.scale(2.0))
print(getattr(m, "cmd_" + Anything())(2))

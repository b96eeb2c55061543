# The same where nothing but their variables is stored to.
from kinds import scale, base as shapes
from kinds.second import Second


class Mine(shapes.Base):
    def size(self):
        return self.n * scale.FACTOR + shapes.UNIT


print(Mine(2).size(), scale.scaled(4), Second(1, 0.5).size(), Mine(2).grown(1.5))
scale.FACTOR = 0.5
print(Mine(2).size(), scale.scaled(4), Second(1, 0.5).size())
shapes.UNIT = "ab"
try:
    print(Mine(2).size())
except TypeError:
    print("TypeError")
scale.FACTOR = "x"
print(scale.scaled(2), shapes.Base(2).size())

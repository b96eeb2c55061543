# Classes derived from those of other modules of a package, by relative imports, and variables of its modules that others change.
import kinds
import kinds.base
from kinds import First, Second, total
from kinds.far import Far
from kinds import first as one, base as other

print(total(4), First(2).grown(1), Second(2, 1.5).grown(2), Far(1).grown(0.5))
print(kinds.COUNT, kinds.made, one.made, one.count(), kinds.level(1))


class Mine(kinds.Second):
    def __init__(self, n):
        super().__init__(n, 1)


class Yours(other.Base):
    pass


print(Mine(3).size(), Yours(2).grown(1), Yours(1.5).size())
kinds.base.UNIT = 2.5
print(Yours(2).grown(1), Far(1).size())
kinds.base.UNIT = "ab"
print(Yours(2).size())
kinds.scale.FACTOR = 0.5
print(Second(4, 1).size(), total(2))
kinds.COUNT = "c"
try:
    print(total(2))
except TypeError:
    print("TypeError")
one.made = 1.5
First(1)
print(one.count(), kinds.made)
other.Base.size = lambda self: "changed"
print(Yours(2).size(), Mine(1).size())
for module in (kinds, one, other):
    print(module.__name__, [name for name in ("COUNT", "UNIT", "made") if hasattr(module, name)])
setattr(one, "made", "x")
try:
    First(1)
except TypeError:
    print("TypeError")
print(one.made)

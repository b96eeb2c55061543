# What is known of a package: its classes and functions have types, but for variables that other modules change.
import kinds
from kinds import First, Second, total
from kinds.far import Far
from kinds.base import Base
from kinds.first import count


class Mine(kinds.Second):
    def __init__(self, n):
        super().__init__(n, 1)


class Yours(Base):
    pass


print(total(4), First(2).grown(1), Second(2, 1.5).grown(2), Far(1).grown(0.5))
print(Mine(3).size(), Yours(2).grown(1), Yours(1.5).size(), count())
try:
    print(Second("a", 1).size())
except TypeError:
    print("TypeError")
print(Yours("ab").size(), Far(2.5).size())
kinds.COUNT = 0.5
print(total(2))
kinds.COUNT = "c"
try:
    print(total(2))
except TypeError:
    print("TypeError")
Base.size = lambda self: "changed"
print(Yours(2).size(), Mine(1).size())

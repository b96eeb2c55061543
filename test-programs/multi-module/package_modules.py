# Modules that come from their packages by name: what is stored to them counts, in whatever way they are had.
from kinds import scale, base as shapes
from kinds.second import Second, ruler
import kinds


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__


class Mine(shapes.Base):
    def size(self):
        return self.n * scale.FACTOR + shapes.UNIT


print(Mine(2).size(), scale.scaled(4), Second(1, 0.5).size(), ruler is scale)
scale.FACTOR = 0.5
print(Mine(2).size(), scale.scaled(4), Second(1, 0.5).size())
ruler.FACTOR = "ab"
print(attempt(Mine(2).size), scale.scaled(2), attempt(Second(1, 0.5).size))
kinds.scale.FACTOR = 4
print(Mine(2).size(), scale.scaled(4))
shapes.UNIT += 0.5
print(Mine(2).size(), Mine(2).grown(1))


def later():
    from kinds import scale as local

    local.FACTOR = 2.5
    return local


print(later().FACTOR, scale.scaled(3))


class Fake:
    FACTOR = "fake"

    def scaled(n):
        return "scaled"


kinds.second.ruler = Fake
print(attempt(Second(1, 0.5).size))
kinds.scale = Fake
from kinds import scale as faked

print(faked.FACTOR, scale.FACTOR, kinds.scale.scaled(1))

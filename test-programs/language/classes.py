# Attributes of classes and instances, special methods, properties.
class Vector:
    count = 0

    def __init__(self, x, y):
        self.x = x
        self.y = y
        Vector.count += 1

    def __repr__(self):
        return "Vector({}, {})".format(self.x, self.y)

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __bool__(self):
        return bool(self.x or self.y)

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __len__(self):
        return 2

    def __contains__(self, n):
        return n == self.x or n == self.y

    def __call__(self, scale):
        return self * scale

    @property
    def length2(self):
        return self.x**2 + self.y**2

    @length2.setter
    def length2(self, value):
        print("set to", value)

    @classmethod
    def unit(cls):
        return cls(1, 0)

    @staticmethod
    def dot(a, b):
        return a.x * b.x + a.y * b.y


a = Vector(1, 2)
b = Vector(3, 4)
print(a + b, 2 * a, -b, a(10))
print(a == Vector(1, 2), a != b, len({a, Vector(1, 2), b}))
print(bool(Vector(0, 0)), list(b), 4 in b, 5 in b, len(a))
print(b.length2, Vector.dot(a, b), Vector.unit(), Vector.count)
b.length2 = 7
x, y = b
print(x, y)


class Lazy:
    def __init__(self):
        self.known = 1

    def __getattr__(self, name):
        if name.startswith("auto_"):
            return name[5:].upper()
        raise AttributeError(name)


lazy = Lazy()
print(lazy.known, lazy.auto_name)
print(hasattr(lazy, "other"), getattr(lazy, "other", "none"))
try:
    lazy.missing
except AttributeError as e:
    print(repr(e))


class Account:
    def __init__(self):
        self.total = 0

    def deposit(self, n):
        self.total += n
        return self


account = Account().deposit(5).deposit(7)
setattr(account, "owner", "Ada")
print(account.total, account.owner, sorted(account.__dict__))
del account.owner
print(hasattr(account, "owner"))
deposit = account.deposit
print(deposit(1).total)
print(type(account).__name__, isinstance(account, (int, Account)), issubclass(bool, int))

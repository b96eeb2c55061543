# Several bases, super(), and classes made from built-in types.
class Base:
    kind = "base"

    def __init__(self, name):
        self.name = name

    def describe(self):
        return "%s %s" % (self.kind, self.name)

    def twice(self):
        return self.describe() + "!" + self.describe()


class Loud:
    def shout(self):
        return self.describe().upper()


class Animal(Base):
    kind = "animal"

    def describe(self):
        return "<" + super().describe() + ">"


class Dog(Animal, Loud):
    kind = "dog"

    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def describe(self):
        return super().describe() + " of %d" % self.age


rex = Dog("Rex", 3)
print(rex.describe())
print(rex.twice())
print(rex.shout())
print(Dog.__bases__ == (Animal, Loud), isinstance(rex, Loud), issubclass(Dog, Base), issubclass(Loud, Base))


class Stack(list):
    def push(self, *items):
        self.extend(items)
        return len(self)

    def top(self):
        return self[-1]


s = Stack([1])
print(s.push(2, 3), s.top(), s.pop(), s, len(s), s == [1, 2])


class Default(dict):
    def __init__(self, make):
        super().__init__()
        self.make = make

    def __getitem__(self, key):
        if key not in self:
            self[key] = self.make()
        return super().__getitem__(key)


groups = Default(list)
for word in "one two three four five six".split():
    groups[len(word)].append(word)
print(sorted(groups.items()))


class Celsius(float):
    def fahrenheit(self):
        return self * 9 / 5 + 32


print(Celsius(100).fahrenheit(), Celsius(1.5) + 1, Celsius(2) == 2.0)


class Code(int):
    def __str__(self):
        return "E%03d" % int(self)


print(str(Code(7)), Code(7) + 1, Code(12) > 3)


class Left:
    def who(self):
        return "left"


class Right:
    def who(self):
        return "right"

    def only(self):
        return "only right"


class Both(Left, Right):
    pass


print(Both().who(), Both().only(), Right.who(Both()))


class Failure(ValueError):
    def __init__(self, code):
        super().__init__("code %d" % code)
        self.code = code


try:
    raise Failure(5)
except ValueError as e:
    print(e, e.code, e.args, type(e).__name__)

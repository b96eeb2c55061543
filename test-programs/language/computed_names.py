# Attributes by names that are made at run time: what is read may be changed or called by anybody, what is stored may be anything.


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__)


class Motor:
    def __init__(self):
        self.speed = 1.5
        self.steps = 3
        self.log = [1.0, 2.0]
        self.gains = {"p": 1}
        self.place = (1, 2.0)

    def scale(self, factor):
        self.speed = self.speed * factor
        return self.speed

    def total(self):
        return sum(self.log) + self.steps + self.speed + self.gains["p"]

    def cmd_go(self, v):
        return v * 2

    def get(self, name):
        return getattr(self, name)

    def run(self, word, *args):
        return getattr(self, "cmd_" + word)(*args)


m = Motor()
print(m.scale(2.0), m.total())
print(sorted(m.__dict__.keys()), m.__dict__["speed"], m.__dict__["log"])
print(m.run("go", "ab"), m.run("go", 4))
# The methods, with other arguments than in the text.
print(m.get("scale")(3), m.get("cmd_go")([1]))
# What fields hold, in other hands.
m.get("log").append("x")
show(m.total)
m.log.pop()
m.get("gains")["p"] = 2.5
print(m.total())
m.__dict__["log"].append(4)
print(m.total())


# The class, and its functions with another `self`.
class Other:
    speed = 9


print(m.get("__class__").scale(Other(), 6))
show(m.get("__class__").scale, 5, 6)
print(m.get("__class__")().total())


# An object in a field: who has it may ask it for anything.
class Wheel:
    def __init__(self, r):
        self.r = r

    def turn(self, n):
        return self.r * n


class Cart:
    def __init__(self):
        self.wheel = Wheel(0.5)
        self.turn = self.wheel.turn

    def part(self, name):
        return getattr(self, name)


cart = Cart()
print(cart.wheel.turn(2))
print(cart.part("wheel").turn("ab") if False else cart.part("wheel").turn(3))
cart.part("wheel").r = "ab"
print(cart.wheel.turn(2), cart.part("turn")(3), cart.turn(1))


# Names in a tuple, and in a loop; the fallback is a value like others.
class Sizes:
    def __init__(self):
        self.width = 1
        self.height = 2.5

    def area(self):
        return self.width * self.height


FIELDS = ("width", "height")
s = Sizes()
for name in FIELDS:
    print(name, getattr(s, name) + 1, getattr(s, name, "none"))
print([getattr(s, name, None) for name in ("width", "depth")])
for name, value in (("width", 2.5), ("height", "ab")):
    setattr(s, name, value)
show(s.area)
setattr(s, "width", 2)
print(s.area())


# Stored by any name: fields, and methods that are hidden.
class Config:
    def __init__(self, **more):
        self.p = 1
        self.q = 2.5
        for key, value in more.items():
            setattr(self, key, value)

    def area(self):
        return self.p * self.q

    def hello(self):
        return "hello"

    @property
    def fixed(self):
        return 1


class Special(Config):
    def hello(self):
        return super().hello() + "!"


print(Config(p=3).area(), Config(p="ab", q=2).area())
c = Special(hello=lambda: "bye", p=2)
print(c.hello(), c.area(), Special().hello())
c = Config(area=5)
show(c.area)
print(c.area)
c = Config(__class__=5)
print(c.__class__, type(c).__name__)
show(lambda: Config(fixed=2))


# Stored by names that begin in a known way.
class Pins:
    def __init__(self):
        self.pin_a = 0
        self.pin_b = 1
        self.count = 2

    def pin_sum(self):
        return self.pin_a + self.pin_b + self.count

    def put(self, letter, value):
        setattr(self, "pin_" + letter, value)


p = Pins()
print(p.pin_sum())
p.put("a", 0.5)
print(p.pin_sum())
p.put("sum", lambda: "hidden")
print(p.pin_sum(), p.count + 1)
setattr(Pins, "pin_%s" % "sum", lambda self: self.count * 10)
print(Pins().pin_sum())


# Formats that make names, and objects of which nothing is known.
class Visitor:
    def visit_int(self, v):
        return v + 1

    def visit_str(self, v):
        return v + "1"

    def visit_list(self, v):
        return [visit(self, x) for x in v]


def visit(visitor, v):
    return getattr(visitor, f"visit_{type(v).__name__}")(v)


print(visit(Visitor(), [1, "a", [2]]))
for made in ("visit_{}".format("int"), "visit_%s" % "int"):
    print(getattr(Visitor(), made)(2.5))

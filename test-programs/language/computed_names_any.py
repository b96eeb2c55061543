# Any name of any object: the way from an object leads to its class, and from there to `object`, which can store anything.


class Wheel:
    def __init__(self, r):
        self.r = r

    def turn(self, n):
        return self.r * n


class Cart:
    def __init__(self):
        self.wheel = Wheel(0.5)

    def go(self):
        return self.wheel.turn(2)


def walk(o, names):
    for name in names:
        o = o[0] if name == "first" else getattr(o, name)
    return o


def mark(*parts):
    return "__" + "".join(parts) + "__"


cart = Cart()
print(cart.go())
for names in (["wheel", "turn"], ["wheel", mark("class"), "turn"]):
    f = walk(cart, names)
    print(f(1.5) if len(names) == 2 else f(cart.wheel, "ab" and 3))
way = [mark("class"), mark("bases"), "first", mark("set", "attr")]
walk(cart, way)(cart.wheel, "r", "ab")
print(cart.go())
walk(cart, way)(cart, "go", lambda: "gone")
print(cart.go())
new = walk(cart, [mark("class"), mark("bases"), "first", mark("new")])(Wheel)
try:
    print(new.turn(1))
except AttributeError:
    print("no r")

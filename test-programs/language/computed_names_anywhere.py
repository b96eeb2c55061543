# The same with objects of which nothing is known: whatever may have the name counts.


class Wheel:
    def __init__(self, r):
        self.r = r
        self.marks = [1.0]

    def turn(self, n):
        self.marks.append(self.r * n)
        return self.r * n + self.marks[0]

    def cmd_turn(self, n):
        return n * 2


class Cart:
    def __init__(self):
        self.wheel = Wheel(0.5)
        self.opt_load = 2

    def cmd_load(self, n):
        self.opt_load += n
        return self.opt_load

    def full(self):
        return self.opt_load * 2


class Door:
    opt_side = 1

    def cmd_open(self, n):
        return n + 0.5

    def opt_way(self):
        return self.opt_side + 1


class Lamp:
    def cmd_light(self, n):
        return -n


def send(o, word, n):
    return getattr(o, "cmd_" + word)(n)


def put(o, word, value):
    setattr(o, "opt_" + word, value)


cart = Cart()
door = Door()
things = {"cart": (cart, "load"), "wheel": (cart.wheel, "turn"), "door": (door, "open"), "lamp": (Lamp(), "light")}
for key in sorted(things):
    o, word = things[key]
    print(send(o, word, 3), send(o, word, 1.5))
print(send(cart.wheel, "turn", "ab"), cart.full(), cart.wheel.turn(2))
print(door.opt_way())
for o, value in ((cart, 2.5), (door, 0.25), (Door, 1.75), (cart.wheel, 3)):
    put(o, "load", value)
    put(o, "side", value)
print(cart.full(), door.opt_way(), Door().opt_way(), cart.wheel.opt_side)
put(door, "way", lambda: "hidden")
print(door.opt_way(), Door().opt_way())
put(Door, "way", lambda self: "for all")
print(door.opt_way(), Door().opt_way())

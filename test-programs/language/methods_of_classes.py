# Methods that are read off their class and called with an instance, also one of another class
class Vend:
    def __init__(self):
        self.credit = 0

    def coin(self, v):
        self.credit += v

    def pay(self, v):
        self.credit -= v
        return "PAID"

    def ignore(self, _):
        pass


class Big(Vend):
    def coin(self, v):
        self.credit += 2 * v


TABLE = {
    ("A", "coin"): (Vend.coin, "B"),
    ("B", "coin"): (Vend.coin, "B"),
    ("B", "pay"): (Vend.pay, "A"),
    ("A", "pay"): (Vend.ignore, "A"),
}


def step(machine, state, event, arg):
    action, after = TABLE[state, event]
    result = action(machine, arg)
    return after if result is None else result[1]


for machine in (Vend(), Big()):
    state = "A"
    for event, arg in (("coin", 5), ("coin", 7), ("pay", 3)) * 3:
        state = step(machine, state, event, arg)
    print(state, machine.credit, type(machine).__name__)


class Other:
    credit = 1.5


other = Other()
Vend.coin(other, 2)
held = Vend.coin
held(other, 1)
print(other.credit)
print([f(Vend(), 1) for f in (Vend.pay, Vend.ignore)], list(map(Vend.pay, [Vend(), Vend()], [1, 2])))


class Replaced:
    def get(self):
        return 1


first = Replaced.get
Replaced.get = lambda self: 2.5
print(first(Replaced()), Replaced.get(Replaced()), Replaced().get())
try:
    held(other)
except TypeError as e:
    print("TypeError")


# Methods read off their types, called without anything they could be methods of.
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


attempt(lambda: str.split())
attempt(lambda: str.strip())
attempt(lambda: str.find())
attempt(lambda: str.find("a"))
attempt(lambda: str.startswith())
attempt(lambda: str.join())
attempt(lambda: str.split("a b", None, 1, 2))
attempt(lambda: list.append())
attempt(lambda: dict.get())
attempt(lambda: bytes.decode())

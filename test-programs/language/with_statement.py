# Context managers: order of entering and leaving, swallowing, several at once.
class Guard:
    def __init__(self, name, swallow=None):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow is not None and issubclass(kind or int, self.swallow)


with Guard("a") as a, Guard("b") as b:
    print(a, b)

with Guard("c", ValueError):
    raise ValueError("swallowed")
print("after c")

try:
    with Guard("d", ValueError), Guard("e"):
        raise KeyError("through")
except KeyError as e:
    print("caught", e)


def early():
    with Guard("f"):
        for i in range(5):
            with Guard("g%d" % i):
                if i == 0:
                    continue
                if i == 1:
                    break
        return "from inside"


print(early())


class Broken(Guard):
    def __exit__(self, kind, value, trace):
        super().__exit__(kind, value, trace)
        raise RuntimeError("exit failed")


try:
    with Broken("h"):
        raise ValueError("replaced")
except RuntimeError as e:
    print(e)


class Target:
    pass


t = Target()
with Guard("i") as t.field, Guard("j") as (x, *rest):
    print(t.field, x, rest)
with (Guard("k")):
    print("parenthesised")
try:
    with 5:
        pass
except AttributeError as e:
    print("AttributeError")

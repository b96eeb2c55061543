# Methods whose names are made at run time, and what else has such a name.
class Shell:
    def __init__(self):
        self.total = 0
        self.do_field = lambda x: "field " + str(x)

    def do_add(self, x):
        self.total += x
        return self.total

    def do_neg(self, x):
        return -x

    def undo_add(self, x):
        self.total -= x
        return self.total

    def run(self, name, x):
        m = getattr(self, "do_" + name, None)
        if m is None:
            return "no " + name
        return m(x)

    def must(self, name, x):
        return getattr(self, "do_%s" % name)(x)

    def keep(self, name):
        return getattr(self, f"{name}_add")


class Louder(Shell):
    do_limit = 7

    def do_neg(self, x):
        return "neg", -x

    def do_only(self, x):
        return x + "!"

    @staticmethod
    def do_static(x):
        return "static", x

    @classmethod
    def do_class(cls, x):
        return cls.__name__, x

    @property
    def do_property(self):
        return lambda x: ("property", x)


for s in (Shell(), Louder()):
    for name in ("add", "neg", "field", "only", "static", "class", "property", "limit", "x"):
        try:
            print(name, s.run(name, 2))
        except TypeError as e:
            print(name, "TypeError")
        try:
            print(name, s.must(name, 1.5))
        except (TypeError, AttributeError) as e:
            print(name, type(e).__name__)
    undo = s.keep("undo")
    print(undo(1), s.keep("do")("a" if s.total is None else 3))


# An event machine of its own, where all is known.
class Machine:
    def __init__(self):
        self.state = "idle"
        self.log = []

    def on_idle(self, event):
        self.log.append(event)
        return "busy" if event == "go" else "idle"

    def on_busy(self, event):
        return "idle" if event == "stop" else "busy"

    def feed(self, events):
        for e in events:
            self.state = getattr(self, "on_" + self.state)(e)
        return self.state


m = Machine()
print(m.feed(["x", "go", "y"]), m.feed(["stop"]), m.log)


# A handler that is stored later.
class Late:
    def on_a(self, x):
        return x + 1

    def call(self, name, x):
        return getattr(self, "on_" + name)(x)


late = Late()
print(late.call("a", 1))
late.on_b = lambda x: x * 2.5
print(late.call("b", 2), late.call("a", 3))


class Named:
    def op_mul(self, a, b):
        return a * b

    def op_cat(self, a, b="z"):
        return a + b

    def table(self):
        return {n: getattr(self, "op_" + n) for n in ("mul", "cat")}

    def apply(self, name, *args):
        return getattr(self, "op_" + name)(*args)


n = Named()
print(n.apply("mul", 3, 4), n.apply("cat", "x"), n.table()["mul"]("ab", 2), n.apply("mul", 2**40, 2**40))

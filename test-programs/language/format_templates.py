# Templates of str.format and bytes.format used again and again: every way to name a field, and faults behind good fields.


class Loud:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        print("<%s>" % self.name, end="")
        return self.name

    def __repr__(self):
        return "Loud"


TEMPLATES = (
    "",
    "plain",
    "{}",
    "{}{}",
    "a{}b{}c",
    "{{}}",
    "{{{}}}",
    "{0}",
    "{1}{0}{1}",
    "{0!r}-{0!s}",
    "{name}",
    "{name}{}{name!r}",
    "{:>6}|{:<6}|",
    "{0:>6}|{name:^7}|",
    "{:{}}|",
    "{0:{1}}|",
    "{:>{width}}|",
    "{!r:>8}",
    "{:}",
    "{0:}",
    "{0}{}",
    "{}{0}",
    "{7}",
    "{other}",
    "{0.real}",
    "{0[1]}",
    "{name.real}",
    "{.real}",
    "{ }",
    "{0 }",
    "{}}",
    "{}{",
    "{}{}{",
    "{}}{",
    "{",
    "}",
    "{0",
    "{!",
    "{!x}",
    "{!r",
    "{!rr}",
    "{}{!x}",
    "{:",
    "{:>5",
    "{:{}",
    "{}{:q}",
    "{:{{}}}",
    "ñ{}€{}",
)
for template in TEMPLATES:
    for turn in range(2):
        for args, named in (((), {}), (("x", 8), {}), ((Loud("p"), Loud("q")), {}), (("ab", "9", 3), {"name": "k", "width": 5})):
            try:
                print(repr(template.format(*args, **named)), end=" ")
            except Exception as e:
                print(type(e).__name__, e, end=" ")
    print()
for turn in range(2):
    print(b"{}-{:>4}-{name}".format("ñ", 7, name=b"z"), b"{0}{0}".format(1))
for i in range(600):
    assert ("%d{}{1:3}" % i)[:-5].format(i) == "%d%d" % (i, i)

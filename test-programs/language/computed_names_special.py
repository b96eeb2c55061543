# Attributes under any name, in special methods: what has the type of an instance may still call them with other things.


class Record:
    def __init__(self, **kw):
        for k in kw:
            setattr(self, k, kw[k])

    def __repr__(self):
        return "<%s>" % getattr(self, "".join(["na", "me"]))

    def __len__(self):
        return self.size

    def __bool__(self):
        return self.size > 1

    def __hash__(self):
        return self.size

    def __str__(self):
        return getattr(self, self.shown)

    def __contains__(self, x):
        return x == self.size


class Point:
    def __init__(self, x):
        self.x = x

    def move(self):
        self.x += 1.5
        return self.x


class Named:
    name = "other"
    size = 7


r = Record(name="r", size=3, shown="name")
p = Point(1.0)
print(repr(r), str(r), len(r), bool(r), hash(r), 3 in r, p.move())

# The class is had under a name made at run time, and its methods are called with what is no Record.
cls = getattr(r, "__cla" + "ss__")
print(cls.__repr__(Named()), cls.__len__(Named), cls.__bool__(Named()), cls.__hash__(Named), cls.__contains__(Named, 7))
q = cls(name="q", size=1, shown="shown")
print(repr(q), str(q), len(q), bool(q), p.move())

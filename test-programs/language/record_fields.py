# Records whose fields are named by a tuple in the class: stored, shown and compared under these names, beside other classes.


class Record:
    fields = ()

    def __init__(self, **kw):
        for f in self.fields:
            setattr(self, f, kw.pop(f, None))
        if kw:
            raise TypeError("unexpected " + ", ".join(sorted(kw)))

    def __repr__(self):
        return "(" + ", ".join("%s=%r" % (f, getattr(self, f)) for f in self.fields) + ")"

    def __eq__(self, other):
        return all(getattr(self, f) == getattr(other, f) for f in self.fields)

    def copy(self):
        return [getattr(self, f) for f in self.fields]


class Sample(Record):
    fields = ("t", "volts")


class Event(Record):
    fields = ("t", "name", "level")


class Plant:
    def __init__(self, volts):
        self.volts = volts

    def step(self):
        self.volts += 0.5
        return self.volts


p = Plant(1.0)
a = Sample(t=1, volts=p.step())
b = Sample(t=1, volts=1.5)
c = Event(t=2, name="on")
print(a, b, c, a == b, a == Sample(t=3), p.step(), c.copy())
a.volts = None
print(a == b, a, a.volts is None)
try:
    Sample(t=1, amps=2)
except TypeError as e:
    print(e)

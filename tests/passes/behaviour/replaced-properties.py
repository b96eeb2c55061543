# Properties of which something else is made, or that nobody can follow.


class First:
    def __init__(self):
        self._p = 1

    @property
    def p(self):
        return self._p

    @p.setter
    def p(self, v):
        self._p = v


f = First()
f.p = 2
print(f.p + 1)


def store(o):
    o.p = "of the class"


for thing in [f, First]:
    store(thing)
print(f.p)
f.p = [1, 2]
print(f.p, f._p)


class Second:
    def __init__(self):
        self._q = 1

    @property
    def q(self):
        return self._q

    @q.setter
    def q(self, v):
        self._q = v


s = Second()
s.q = 4
print(s.q + 1)
Second.q = "replaced"
print(s.q, s._q)
s.q = 2.5
print(s.q, s._q)


class Third:
    def __init__(self):
        self._items = [1]

    @property
    def items_(self):
        return self._items

    @items_.setter
    def items_(self, v):
        self._items = v

    @items_.deleter
    def items_(self):
        self._items = []


t = Third()
t.items_.append("x")
print(t._items[1] + "y", t._items)
t.items_ = ("tuple",)
print(t._items, t.items_[0] + "!")
del t.items_
print(t._items)


# The functions get another name, or another class.
class Fourth:
    def __init__(self):
        self._r = 1
        self.r = 2

    @property
    def r(self):
        return self._r

    @r.setter
    def r(self, v):
        self._r = v

    alias = r


class Fifth:
    _r = "of another"
    r = Fourth.r


d = Fourth()
d.alias = "by alias"
print(d.r, d._r, d.alias)
e = Fifth()
print(e.r)
e.r = 7
print(e.r, e._r)


# A setter that nobody can call, a getter that has defaults, a generator.
class Sixth:
    @property
    def a(self, n=4):
        return n

    @property
    def b(self):
        yield self._b
        yield 2

    @b.setter
    def b(self, *v):
        self._b = v

    @property
    def c(self):
        return self._c

    @c.setter
    def c(self, v, more="default"):
        self._c = (v, more)

    if True:

        @property
        def d(self):
            return self._d

        @d.setter
        def d(self, v):
            self._d = v


x = Sixth()
x.b = "star"
x.c = 1
x.d = 2.5
print(x.a, list(x.b), x.c, x.d + 1)


# The deleted property leaves a field.
class Seventh:
    @property
    def g(self):
        return "property"

    @g.setter
    def g(self, v):
        print("set", v)


y = Seventh()
y.g = 1
print(y.g)
try:
    del y.g
except AttributeError:
    print("AttributeError")
print(y.g)


# Names made at run time.
class Eighth:
    def __init__(self):
        self._size_x = self._size_y = 0

    @property
    def size_x(self):
        return self._size_x

    @size_x.setter
    def size_x(self, v):
        self._size_x = v

    @property
    def size_y(self):
        return self._size_y

    @size_y.setter
    def size_y(self, v):
        self._size_y = v


z = Eighth()
z.size_x = 3
for letter in "xy":
    setattr(z, "size_" + letter, letter * 3)
print(z.size_x + z.size_y, z._size_x, getattr(z, "size_" + "x"))


# The setter of a property that is also an ordinary method, with functions stored.
class Ninth:
    def set(self, v):
        self._h = v

    h = property(lambda self: self._h, set)


n = Ninth()
n.h = lambda v: v * 2
print(n.h(4))
n.set(abs)
print(n.h(-4))
n.h = len
print(n._h("four"))


class Stop(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code

    @property
    def code(self):
        return self._code

    @code.setter
    def code(self, v):
        self._code = v * 2


try:
    raise Stop(3)
except Stop as e:
    e.code += 1
    print(e.code, e._code, e.args)
try:
    raise Stop("no")
except Exception as e:
    print(e.code)

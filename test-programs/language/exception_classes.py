# Exceptions of the program's own classes: fields, methods, what the built-in part answers for, and ways to come by them.


class Fault(Exception):
    level = 1

    def __init__(self, code, text="", ratio=0.5):
        super().__init__(text)
        self.code = code
        self.ratio = ratio
        self.notes = []

    def note(self, text):
        self.notes.append(text)
        return self

    def worse(self):
        return self.code + self.level

    @property
    def double(self):
        return self.ratio * 2


class Worse(Fault):
    level = 2

    def worse(self):
        return self.code * 10


class Plain(Worse):
    pass


class Named(Fault):
    def __init__(self, name):
        super().__init__(len(name), name, 2.0)
        self.name = name

    def __str__(self):
        return "named " + self.name


class Bare(Exception):
    pass


class Silent(Exception):
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Many(ValueError):
    def __init__(self, *parts):
        super().__init__(*parts)
        self.count = len(parts)


class Two(ValueError):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.value = a
        self.sum = a + b


class Errno(OSError):
    def __init__(self, number, where):
        super().__init__(number)
        self.where = where


def fail(kind):
    if kind == 0:
        raise Fault(7)
    if kind == 1:
        raise Worse(8, "eight", 1.25)
    if kind == 2:
        raise Plain(code=9, ratio=4.0)
    if kind == 3:
        raise Named("nine")
    if kind == 4:
        raise Bare
    if kind == 5:
        raise Bare("a", 2)
    if kind == 6:
        raise Silent(1.5, "y")
    if kind == 7:
        raise Many(1, 2, 3)
    if kind == 8:
        raise Two(3, 4)
    if kind == 9:
        raise Errno(2, "here")
    if kind == 10:
        raise Fault
    if kind == 11:
        raise Many
    return kind


for kind in range(13):
    try:
        print(kind, fail(kind))
    except Named as e:
        print("Named", e.code, e.ratio, e.name, e, e.args, e.note("x").notes, e.worse(), e.double)
    except Worse as e:
        print("Worse", e.code, e.ratio + 1, str(e), repr(e), e.args, e.worse(), e.level, e.double)
    except (Fault, Bare) as e:
        print("Fault or Bare", repr(e), e.args, isinstance(e, Fault) and e.note("n").note("m").notes)
        if isinstance(e, Fault):
            print(e.code, e.ratio, e.worse())
    except Silent as e:
        print("Silent", e.x, e.y, e.args, repr(e), str(e))
    except Errno as e:
        print("Errno", e.errno, e.where, e.args)
    except ValueError as e:
        print("ValueError", repr(e), e.args, e.value, getattr(e, "count", None), getattr(e, "sum", None))
    except TypeError as e:
        print("TypeError")


def unknown(e, names):
    return [getattr(e, name, "-") for name in names]


kept = []
for kind in range(10):
    try:
        fail(kind)
    except Exception as e:
        kept.append(e)
for e in kept:
    print(type(e).__name__, unknown(e, ("code", "ratio", "notes", "x", "value", "errno", "where", "count")))
    if isinstance(e, Fault):
        e.ratio = e.ratio * 3
        print(e.ratio, e.double)


class Changed(Exception):
    def __init__(self, x):
        super().__init__()
        self.x = x


def change(e, x):
    e.x = x


def changed():
    try:
        raise Changed(0.5)
    except Changed as e:
        print(e.x * 2, e.args)
        change(e, "text")
        print(e.x)
        e.args = 5
        print(e.args)
        error = e
    return error


print(changed().x)


def again(depth):
    try:
        if depth == 0:
            raise Worse(depth)
        again(depth - 1)
    except Fault as e:
        e.code += 1
        if depth == 3:
            raise Named("deep %d" % e.code)
        raise


for depth in (0, 2, 3, 5):
    try:
        again(depth)
    except Fault as e:
        print(depth, repr(e), e.code, e.ratio)


class Lock:
    def __init__(self, owner):
        self.owner = owner
        self.seen = []

    def __enter__(self):
        return self.owner

    def __exit__(self, kind, e, tb):
        self.seen.append(kind.__name__ if kind else None)
        if kind is Silent:
            return True
        return kind is not None and issubclass(kind, Worse)


lock = Lock([1, 2])
for kind in (0, 1, 3, 6, 12):
    try:
        with lock as owner:
            owner.append(kind)
            fail(kind)
    except Fault as e:
        print("passed", e.code)
print(lock.owner, lock.seen, sum(owner))


class Own:
    def __enter__(self):
        self.depth = 1.5
        return self

    def __exit__(self, *args):
        return False


with Own() as own, Own() as other:
    own.depth += other.depth
print(own.depth)


def steps():
    try:
        yield 1
        yield 2
    except Fault as e:
        yield e.code
        yield e.ratio


g = steps()
print(next(g), g.throw(Worse(5, "", 0.25)), next(g))
g = steps()
print(next(g), g.throw(Fault, Fault(6)), next(g))


class Stop(StopIteration):
    def __init__(self, n):
        super().__init__(n)
        self.n = n


class Counter:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise Stop(self.n)
        return self.n


print(list(Counter()))
try:
    c = Counter()
    while True:
        next(c)
except StopIteration as e:
    print(e.value, e.args)
try:
    raise Stop(9)
except Stop as e:
    print(e.n, e.value, e.args)


def shown(make):
    try:
        raise make("shown")
    except Fault as e:
        print(e.code, repr(e))


shown(Fault)
shown(Named)
shown(lambda text: Worse(text, text))

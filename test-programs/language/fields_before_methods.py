# Fields that __init__ assigns in the midst of questions to methods, in try statements, behind items, and by the __init__ of a named base.


class Bus:
    def __init__(self):
        self.mem = bytearray(32)
        self.mem[3] = 0x58
        self.mem[4] = 0xFF
        self.count = 0

    def read(self, reg):
        self.count += 1
        return self.mem[reg]


class Sensor:
    def __init__(self, bus):
        self.bus = bus
        self.table = {}
        self.table["id"] = self.read(3)
        if self.read(3) != 0x58:
            raise RuntimeError("no sensor")
        self.low = self.signed(4)
        try:
            self.name, self.unit = "temp C".split(" ")
            self.scale = int("12")
        except ValueError:
            raise ValueError("bad names")
        self.check(1, 2)
        self.last = self.late = None

    def read(self, reg):
        return self.bus.read(reg)

    def signed(self, reg):
        v = self.read(reg)
        if v > 127:
            return v - 256
        return v

    @staticmethod
    def check(a, b):
        assert a < b

    def show(self):
        return self.bus.count, self.table, self.low, self.name, self.unit, self.scale, self.last, self.late


print(Sensor(Bus()).show())


class Early:
    """A method is asked before what it reads is there."""

    def __init__(self):
        self.a = 1
        self.b = self.sum()
        self.c = 3

    def sum(self):
        try:
            return self.a + self.c
        except AttributeError as e:
            return str(e)

    def all(self):
        return self.a, self.b, self.c, self.sum()


print(Early().all())


class Handled:
    """The handler comes back, so the fields may be missing."""

    def __init__(self, text):
        try:
            self.n = int(text)
            self.m = self.n + 1
        except ValueError:
            self.k = 0

    def get(self):
        try:
            return self.n, self.m
        except AttributeError as e:
            return str(e)


print(Handled("3").get(), Handled("x").get())


class Left:
    def __init__(self, text):
        try:
            self.n = int(text)
        except ValueError:
            return
        self.m = 1

    def get(self):
        return getattr(self, "n", None), getattr(self, "m", None)

    def plain(self):
        try:
            return self.m
        except AttributeError as e:
            return str(e)


print(Left("3").get(), Left("x").get(), Left("x").plain())

seen = []


class Shown:
    """It is shown to others in a handler that raises."""

    def __init__(self, text):
        self.text = text
        try:
            self.n = int(text)
        except ValueError:
            seen.append(self)
            raise
        self.m = 2

    def get(self):
        try:
            return self.text, self.n, self.m
        except AttributeError as e:
            return self.text, str(e)


for text in ("1", "x"):
    try:
        print(Shown(text).get())
    except ValueError as e:
        print("ValueError", seen[0].get())


class Api:
    def __init__(self, lines):
        self.lines = lines
        self.write(1)
        self.clear()
        self.x = 4

    def clear(self):
        self.write(2)
        self.row = 0
        self.column = 0

    def write(self, byte):
        raise NotImplementedError

    def move(self):
        self.column += 1
        return self.lines, self.row, self.column, self.x


class Lcd(Api):
    def __init__(self, lines):
        self.log = []
        self.light = True
        Api.__init__(self, lines)

    def write(self, byte):
        self.log.append(byte if self.light else -byte)

    def show(self):
        return self.move(), self.log, self.light


class Dark(Lcd):
    def write(self, byte):
        self.dark = True
        self.log.append(0)


print(Lcd(2).show(), Dark(4).show(), Dark(1).dark)
try:
    Api(2)
except NotImplementedError:
    print("NotImplementedError")


class One:
    def __init__(self, way):
        if way is None:
            self.__class__ = Two
        self.reset()
        self.v = self.ask()
        self.w = 5

    def reset(self):
        self.a = 1

    def ask(self):
        try:
            return self.a
        except AttributeError as e:
            return str(e)


class Two(One):
    def reset(self):
        self.z = 1

    def more(self):
        return self.v, self.w, self.z, hasattr(self, "a")


print(One(False).v, Two(False).more())


class Twofold:
    """Of two methods of that name one does not set what is read later."""

    def __init__(self):
        self.start()
        self.v = self.ask()
        self.a = 7

    def start(self):
        self.a = 1
        self.b = self.ask()

    def ask(self):
        try:
            return self.a
        except AttributeError as e:
            return str(e)


class Without(Twofold):
    def start(self):
        self.b = 0


print(Twofold().v, Without().v, Without().a, Without().ask())


class Gone:
    def __init__(self, others):
        self.a = 1
        others.append(self)
        self.b = others[0].peek()
        self.c = 3

    def peek(self):
        try:
            return self.a, self.b, self.c
        except AttributeError as e:
            return str(e)


others = []
print(Gone(others).b, Gone(others).b, others[0].peek())

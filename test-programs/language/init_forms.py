# `__init__` that is no ordinary method: what a class calls for a new instance.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Static:
    @staticmethod
    def __init__(*args, **keywords):
        print("static", args, keywords)


class Class:
    @classmethod
    def __init__(cls, *args):
        print("class", cls is Class, args)


class Property:
    @property
    def __init__(self):
        return lambda *args: print(args)


class Native:
    __init__ = print


class Number:
    __init__ = 5


class Nothing:
    __init__ = None


class Made:
    class Inner:
        def __init__(self, *args):
            print("inner", args)

    __init__ = Inner


show(lambda: type(Static(1, 2)))
show(lambda: type(Static(1, k=2)))
show(lambda: type(Class(1, 2)))
show(lambda: type(Property(1)))
show(lambda: type(Native("printed")))
show(lambda: type(Number()))
show(lambda: type(Nothing()))
show(lambda: type(Made(1)))


class Base:
    def __init__(self, x):
        self.x = x


class Without(Base):
    @staticmethod
    def __init__(x):
        print("without", x)


class Below(Without):
    def get(self):
        return self.x


class Super(Without):
    def __init__(self):
        super().__init__(5)
        print("super")


show(lambda: Without(3).x)
show(lambda: Below(3).get())
show(lambda: type(Super()))


class Late(Base):
    def __init__(self, *args):
        self.x = args


Late.__init__ = staticmethod(lambda *args: print("late", args))
show(lambda: Late(1, 2).x)


class New:
    def __new__(cls, *args):
        print("new", args)
        return object.__new__(cls)

    @staticmethod
    def __init__(*args):
        print("init", args)


show(lambda: type(New(7)))

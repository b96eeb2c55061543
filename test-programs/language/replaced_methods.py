# Methods that are replaced by others again and again: instances, derived classes, bound methods and super() see the last one.
class Base:
    def show(self):
        return "base"

    def other(self):
        return "other"


class Derived(Base):
    def more(self):
        return "more " + super().show() + " " + self.show()


class Own(Base):
    def show(self):
        return "own " + super().show()


class Mixin:
    def show(self):
        return "mixin"


class Both(Mixin, Base):
    pass


class Word(str):
    def show(self):
        return "word"


class Items(list):
    def show(self):
        return len(self)


def maker(n):
    return lambda self: "made %d" % n


objects = [Base(), Derived(), Own(), Both(), Word("w"), Items([1])]
kept = objects[0].show
hidden = Base()
hidden.show = lambda: "hidden"
for n in range(3):
    Base.show = maker(n)
    print([o.show() for o in objects], Derived().more(), hidden.show(), kept())
    bound = objects[1].show
    print(bound(), Base.show(objects[0]), Derived.show(objects[0]), getattr(objects[2], "show")())
    Mixin.show = maker(10 + n)
    Word.show = maker(20 + n)
    Items.show = maker(30 + n)

Derived.show = maker(40)
Base.show = maker(41)
print([o.show() for o in objects], Derived().more())
del Derived.show
print([o.show() for o in objects], Derived().more())
Base.show = 5
print(Base.show, Derived.show, objects[0].show)
Base.show = maker(50)
Base.show = maker(51)
print([o.show() for o in objects], Derived().more())
Base.show = staticmethod(lambda: "static")
print(objects[0].show(), Derived.show())
Base.show = maker(52)
Base.show = len
print(Base.show([1, 2]))
Base.show = maker(53)
Base.show = maker(54)
print([o.show() for o in objects], Derived().more())


class Late(Derived):
    pass


Base.show = maker(55)
print(Late().show(), Late().more(), Late.show(Late()))
Base.fresh = maker(60)
print(Late().fresh(), objects[0].fresh())
plain = Base()
plain.fresh = 7
Base.fresh = maker(61)
print(plain.fresh, Late().fresh())


def count(n):
    total = 0
    w = Word("x")
    for i in range(n):
        Word.show = lambda self: i
        total += w.show()
    return total


print(count(2000))

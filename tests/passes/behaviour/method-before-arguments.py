# A method is looked up before its arguments are evaluated, also where some of them have names.


def told(value):
    print("told", value)
    return value


class Lamp:
    def set(self, level, *, fade=0):
        print("set", level, fade)


class Late:
    def __getattr__(self, name):
        print("asked for", name)
        return lambda *a, **k: print(name, a, k)


def call(o):
    try:
        o.set(told(1), fade=told(2))
    except AttributeError as e:
        print(e)


def call_of_made(make):
    make().set(told(3), fade=told(4))


for o in (Lamp(), Late(), 5, None, "text", Lamp):
    try:
        call(o)
    except TypeError as e:
        print("TypeError")
call_of_made(Lamp)
call_of_made(Late)
lamp = Lamp()
lamp.set = lambda level, fade: print("own", level, fade)
call(lamp)
print("{a} {b}".format(a=told(1), b=told(2)))

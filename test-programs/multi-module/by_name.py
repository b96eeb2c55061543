# A module that is handed on: attributes of the same names belong to it, to instances and to other modules.
import hidden


class Box:
    def __init__(self):
        self.title = "box"
        self.rate = 1

    def rated(self, x):
        return -x


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


def read(holder):
    return holder.rated(4), holder.title


def store(holder, value):
    holder.rate = value


def extend(holder, item):
    holder.items.append(item)


handed = [hidden, Box()]
print([read(holder) for holder in handed])
print(attempt(handed[0].rated, "a"), handed[0].rated(2))
for holder in handed:
    store(holder, 3)
print(hidden.rated(2), handed[1].rate, attempt(handed[0].rated, None))
store(handed[0], "b")
print(hidden.rated(3), attempt(hidden.rated, 0.5))

print(hidden.total())
extend(handed[0], 0.5)
print(hidden.total())
extend(hidden, "c")
print(attempt(hidden.total))

print(getattr(hidden, "titled")(), getattr(hidden, "level"), getattr(handed[0], "flag", None))
handed[0].title = 5
print(attempt(hidden.titled))
del handed[0].level
print(attempt(hidden.levelled, 1))
handed[0].flag = "x"
print(hidden.flagged(), hidden.unused(1))

keep = handed[0].unused
print(keep(2), attempt(keep, "d"))


class Loud(handed[0].Meter):
    def read(self):
        return "loud"


class Half(hidden.Meter):
    scale = 0.5


print(attempt(hidden.metered, Loud(1)), hidden.metered(Half(3)), hidden.metered(hidden.Meter(4)))
hidden.Meter.scale = "e"
print(attempt(hidden.metered, hidden.Meter(2)), hidden.counted())

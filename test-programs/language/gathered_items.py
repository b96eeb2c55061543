# What takes all items that an iterator over a dict has left.
d = {}
for i in range(9):
    d["k%d" % i] = i * i
it = iter(d.values())
next(it)
next(it)
rest = list(it)
print(len(rest), sum(rest) + sum(d.values()) > 0, list(it), next(it, "end"))
print(sorted(d), sorted(d.values()), len(",".join(d)), sorted(tuple(d.keys())), sorted(set(d)), len(list(d.items())))
keys = iter(d)
first = next(keys)
others = sorted(keys)
print(len(others), first in others, first in d)


class Reversed(dict):
    def __iter__(self):
        return iter(["own"])


def shown(*args):
    return len(args)


print(sorted(Reversed(a=1)), "-".join(Reversed(a=1)), shown(*d), shown(*d.values()), list({}), sorted({}.values()))
a, *b = d.values()
print(len(b), [] + list(d.values()) == [a] + b)

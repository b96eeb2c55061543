# `**` with objects that have `keys` and `__getitem__` of their own.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def named(**k):
    return sorted(k.items())


def mixed(a, b=1, **k):
    return a, b, sorted(k.items())


class Table:
    def keys(self):
        print("keys")
        return ["a", "b"]

    def __getitem__(self, key):
        print("get", key)
        return key * 2


class Loud(dict):
    def keys(self):
        return ["z"]

    def __getitem__(self, key):
        return 9


class Quiet(dict):
    pass


class NoItems:
    def keys(self):
        return iter("ab")


class NoKeys:
    def __getitem__(self, key):
        return key


class Numbered(NoKeys):
    def keys(self):
        return [1, 2]


show(lambda: named(**Table()))
show(lambda: mixed(**Table()))
show(lambda: mixed(5, **Table()))
show(lambda: mixed(*[1], c=3, **Quiet(d=4)))
show(lambda: named(**Loud(a=1)))
show(lambda: named(x=1, **Loud(a=1)))
show(lambda: named(*[], **Loud(a=1)))
show(lambda: named(**Quiet(a=1)))
show(lambda: named(**NoItems()))
show(lambda: named(**NoKeys()))
show(lambda: named(**Numbered()))
show(lambda: sorted(dict(x=1, **Table()).items()))
d = {}
d.update(**Table())
print(sorted(d.items()))

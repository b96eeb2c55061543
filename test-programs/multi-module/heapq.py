# Stands in front of the library's module of the same name, and does something else.


def heappop(items):
    return "last of %d" % len(items)

# An exception that comes through handlers that do not take it, or raise it again, still tells where it came from.
class Own(Exception):
    pass


def inner(kind):
    if kind == "own":
        raise Own("own")
    if kind == "key":
        return {}[1]
    raise ValueError(kind)


def middle(kind):
    try:
        return inner(kind)
    except KeyError:
        return "key"


def outer(kind):
    try:
        return middle(kind)
    except ValueError as error:
        print("caught", error)
        return None


print(outer("key"), outer("value"))
try:
    outer("own")
except Own as error:
    kept = error


def last():
    try:
        middle("own")
    except ValueError:
        print("not this one")
    except Own:
        raise


last()

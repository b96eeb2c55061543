# Values that the importing module sees change, or not.
print("helper loads as", __name__)
value = 1
_private = "hidden"


def public():
    return "public " + _private


def change():
    global value
    value += 1

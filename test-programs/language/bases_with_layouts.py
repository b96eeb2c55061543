# Of the bases of a class one may be built-in or derived from a built-in type, not two, even if they have it in common.
class Lost(Exception):
    pass


class Late(Exception):
    pass


class Wrong(ValueError):
    pass


class Items(list):
    pass


class More(Items):
    pass


class Plain:
    pass


class Below(Plain):
    pass


for bases in (
    (Lost, Late),
    (Lost, ValueError),
    (ValueError, Lost),
    (Wrong, Lost),
    (ValueError, KeyError),
    (Items, More),
    (More, list),
    (Items, dict),
    (Lost, Plain, Late),
    (Plain, Items),
    (Items, Plain),
    (Below, Plain, More),
    (Plain, Below),
    (object, Items),
    (Lost, object),
):
    try:
        print(type("Made", bases, {}).__name__)
    except TypeError as e:
        print(e)

try:

    class Both(Lost, Late):
        pass

except TypeError as e:
    print(e)

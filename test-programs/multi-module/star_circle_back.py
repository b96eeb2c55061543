try:
    from star_circle import *

    seen = third
except NameError as error:
    seen = str(error)


def second():
    try:
        return first()
    except NameError as error:
        return str(error)

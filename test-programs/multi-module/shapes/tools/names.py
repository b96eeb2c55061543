# Reaches up by two levels when called.
UNIT = "m2"


def label(text):
    from .. import AREA_UNIT

    return text + " in " + AREA_UNIT

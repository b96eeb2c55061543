from ..core import *
from .. import core

deeper_name = core_name + " of deeper"


def up():
    return core.core_value

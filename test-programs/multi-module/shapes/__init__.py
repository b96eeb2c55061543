# A package: its own names, and parts that it loads itself.
from . import circle
from .tools import names

AREA_UNIT = names.UNIT
print("package", __name__, "ready")

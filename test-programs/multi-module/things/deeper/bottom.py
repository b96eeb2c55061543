from things import *
from ..parts import before

bottom_name = "%s %s" % (version, before)
version = "of the bottom"

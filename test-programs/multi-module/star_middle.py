try:
    from math import *
except ImportError:
    sqrt = None

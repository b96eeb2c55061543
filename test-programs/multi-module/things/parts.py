from .core import *

before = "by parts"

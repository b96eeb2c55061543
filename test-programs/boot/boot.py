from more import *
import more
more.stored = "by boot"
speed = 3
ready = False
_hidden = 1
def len(x):
    return "boot's"
def tell():
    return speed, ready

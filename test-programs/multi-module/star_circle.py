from star_circle_back import *

third = 3


def first():
    return seen, "first"

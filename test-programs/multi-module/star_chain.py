from star_middle import *


def chained(x):
    return sqrt(x)

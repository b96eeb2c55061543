LIMIT = 10
ratio = 0.5
shared = [1.5]
_hidden = "hidden"
deleted = 1
del deleted


def scaled(x):
    return x * ratio


def later():
    return LIMIT * 2


class Point:
    count = 0

    def __init__(self, x, y):
        self.x = x
        self.y = y
        Point.count += 1

    def moved(self, by):
        return Point(self.x + by, self.y)


if LIMIT > 20:
    sometimes = 1
try:
    maybe = int("x")
except ValueError as failure:
    maybe = "not a number"


def switch():
    global sometimes, maybe, readings, gone
    sometimes = 7
    maybe = [maybe]
    readings = 5.5

    def gone():
        return "there now"

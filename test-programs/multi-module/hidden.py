# A module that others have as an object: what they read and store goes by name.
rate = 2.5
title = "hidden"
count = 1
items = [1, 2]
level = 3
flag = 1


def rated(x):
    return x * rate


def titled():
    return title + "!"


def counted():
    return count + 1


def total():
    sum = 0
    for item in items:
        sum += item
    return sum


def levelled(x):
    return x + level


def flagged():
    return flag + flag


def unused(x):
    return x + 0.5


class Meter:
    scale = 2

    def __init__(self, value):
        self.value = value

    def read(self):
        return self.value * self.scale


def metered(meter):
    return meter.read() + 1

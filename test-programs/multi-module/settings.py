# Variables of this module are changed from outside in ways that the text does not show.
import readings

speed = 3
name = "motor"
ratio = 0.5
level = 1


def distance(time):
    return speed * time


def title():
    return name + "!"


def part(x):
    return x * ratio


def levels():
    return level + 1

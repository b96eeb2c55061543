FACTOR = 3


def scaled(n):
    return n * FACTOR

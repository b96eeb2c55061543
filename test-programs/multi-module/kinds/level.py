def level(n):
    return n + 1


def deeper(n):
    return n + 2

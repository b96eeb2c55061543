# Imports a module that calls back into this one while it is half made.
kept = 1.5


def read_later():
    return later + 1


def read_kept():
    return kept + 1


import calls_back

later = 2.5


def read_again():
    return read_later()

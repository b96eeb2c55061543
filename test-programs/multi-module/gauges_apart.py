# The same for a module whose object goes elsewhere.
level = 0.0
lowest = None
mean = 0


def put(x):
    global level, lowest, mean
    level = level + x
    if lowest is None or x < lowest:
        lowest = x
    mean = (mean + x) / 2

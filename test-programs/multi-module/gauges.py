# Numbers that other modules ask for, and store.
level = 0.0
lowest = None
mean = 0
count = 0


def put(x):
    global level, lowest, mean, count
    level = x
    if lowest is None or x < lowest:
        lowest = x
    count += 1
    mean += (x - mean) / count


def low():
    return lowest

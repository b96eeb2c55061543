# A statement over several lines: the traceback names the line of the call that failed.
def check(value):
    if value < 0:
        raise ValueError(value)
    return value


result = [
    check(1),
    check(
        2,
    ),
    {
        "key": check(3),
        "other": check(-4),
    },
]

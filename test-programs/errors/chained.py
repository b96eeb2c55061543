# An exception raised while another is handled.
def load(name):
    return {"a": 1}[name]


def start():
    try:
        return load("b")
    except KeyError as e:
        raise ValueError("no entry", e.args[0]) from e


def told(n):
    try:
        raise ValueError(n) from KeyError(n)
    except ValueError:
        return n


told(1)
start()

# A number of either kind that is calculated in one of two ways.
def num(s):
    try:
        return int(s)
    except ValueError:
        return float(s)


def two(op, a, b):
    v = num(a)
    w = num(b)
    v = v + w if op == "+" else v - w
    return v


def chain(ops, texts):
    v = num(texts[0])
    for op, t in zip(ops, texts[1:]):
        w = num(t)
        v = v * w if op == "*" else v - w if op == "-" else -v if op == "n" else w
    return v


print(two("+", "1", "2"), two("-", "1", "2.5"), two("+", "1.5", "2"), two("-", "3", "4"))
print(chain("*-", ["2", "3", "4"]), chain("*n=", ["2", "1.5", "4", "7"]), chain("n*", ["2", "1", "99999999999999999999"]))

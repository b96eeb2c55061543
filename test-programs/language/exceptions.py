# Ways in and out of try: order of handlers, else, finally, re-raising.
def classify(f):
    try:
        result = f()
    except (TypeError, ValueError) as e:
        return "type or value: " + str(e)
    except ArithmeticError as e:
        return "arithmetic: " + type(e).__name__
    except Exception as e:
        return "other: " + repr(e)
    else:
        return "fine: " + str(result)
    finally:
        print("checked", end="; ")


print(classify(lambda: 1 + 1))
print(classify(lambda: 1 / 0))
print(classify(lambda: int("x")))
print(classify(lambda: [][3]))
print(classify(lambda: {}["key"]))
print(classify(lambda: None.attribute))
print(classify(lambda: undefined_name))


def finally_wins():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                return "returned"
        finally:
            print("finally", i)


print(finally_wins())


def override():
    try:
        raise ValueError("lost")
    finally:
        return "override"


print(override())


def again():
    try:
        try:
            raise KeyError("first")
        except KeyError:
            print("passing on")
            raise
    except LookupError as e:
        return e


print(repr(again()))


class Problem(Exception):
    pass


try:
    try:
        [].pop()
    except IndexError as e:
        raise Problem("wrapped", 7)
except Problem as p:
    print(p.args, p)

try:
    raise Problem
except Problem as p:
    print(repr(p), p.args)

try:
    raise 5
except TypeError as e:
    print(e)

try:
    assert 1 > 2, "one is small"
except AssertionError as e:
    print("assertion:", e)

def depth(n):
    return depth(n + 1)


try:
    depth(0)
except RuntimeError as e:
    print(e)

try:
    try:
        raise OSError(2)
    except ValueError:
        print("never")
    finally:
        print("on the way")
except OSError as e:
    print(e.errno, e.args)

e = "outer"
try:
    raise ValueError
except ValueError as e:
    pass
try:
    e
except NameError:
    print("the name is gone")

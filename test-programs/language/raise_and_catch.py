# Exceptions that are caught, passed on, kept and raised again; ways out of `try` of every kind.
class Low(Exception):
    pass


class High(Low):
    def __init__(self, text, code=0):
        super().__init__(text)
        self.code = code


def fail(kind):
    if kind == 0:
        raise ValueError("zero")
    if kind == 1:
        raise High("one", 11)
    if kind == 2:
        raise Low
    if kind == 3:
        return {}["three"]
    if kind == 4:
        return [][4]
    if kind == 5:
        raise StopIteration(5)
    return kind


def one(kind):
    try:
        return fail(kind)
    except High as error:
        return "high %s %d" % (error, error.code)
    except (ValueError, KeyError) as error:
        return "value or key " + str(error)
    except IndexError:
        return "index"


for kind in range(7):
    try:
        print(one(kind))
    except Low as error:
        print("low", repr(error))
    except StopIteration as error:
        print("stop", error.value)


def ways(kind):
    for i in range(3):
        try:
            if kind == 0:
                continue
            if kind == 1:
                break
            if kind == 2:
                return "returned"
            if kind == 3:
                raise ValueError(i)
            if kind == 4:
                for j in range(2):
                    try:
                        if j == 1:
                            break
                        raise KeyError(j)
                    except KeyError:
                        continue
                    finally:
                        print("inner", j, end=" ")
        except ValueError as error:
            print("caught", error, end=" ")
        else:
            print("else", i, end=" ")
        finally:
            print("finally", i, end=" ")
    return "end"


for kind in range(5):
    print(ways(kind))


def again():
    try:
        fail(0)
    except ValueError:
        print("passing on")
        raise


try:
    again()
except ValueError as error:
    kept = error
try:
    raise kept
except ValueError as error:
    print("again", error is kept)


def changed():
    try:
        fail(3)
    except KeyError as error:
        raise High("from " + str(error), 3)


try:
    changed()
except Low as error:
    print(error, error.code)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(4)), sum(Countdown(5)), max(Countdown(3)))
for x in Countdown(2):
    for y in Countdown(x + 1):
        print(x, y)


def numbers(limit):
    for i in range(limit):
        try:
            if i == 2:
                raise ValueError("two")
            yield i
        except ValueError as error:
            yield str(error)


print(list(numbers(4)))


class Broken:
    def __next__(self):
        raise ValueError("broken")

    def __iter__(self):
        return self


try:
    for x in Broken():
        pass
except ValueError as error:
    print(error)
try:
    try:
        raise High("text", 2)
    finally:
        print("on the way")
except Low as error:
    print(error.code)
print([k for k in range(6) if one(k) != "index"] if False else "done")


def asked_for(name):
    # A handler that only asks which attributes the exception has.
    try:
        raise High("asked", 7) if name == "code" else OSError(5)
    except Exception as error:
        return hasattr(error, name), getattr(error, name, "none"), getattr(error, "other", 0)


for name in ("code", "errno", "missing"):
    for _ in range(2):
        print(asked_for(name))

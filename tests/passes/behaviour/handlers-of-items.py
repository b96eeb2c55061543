# Items, ends, places and divisors that are not there, and the handlers in the same function.
from collections import deque


def at(items, i):
    try:
        return items[i]
    except IndexError:
        return "out"


def ats():
    l = [1, 2, 3]
    t = ("a", "b")
    return [at(l, i) for i in (0, 2, 3, -1, -3, -4)], [at(t, i) for i in (0, 1, 2, -2, -3)]


print(ats())


def of_list(i):
    l = ["x", "y"]
    try:
        return l[i], l[i + 1]
    except IndexError:
        return i


def of_text(i):
    s = "xyz"
    try:
        return s[i]
    except IndexError:
        return "-"


def of_bytes(i):
    b = b"ab"
    a = bytearray(b"cde")
    try:
        return b[i] + a[i + 1]
    except IndexError:
        return -1


def of_floats(i):
    f = [1.5, 2.5]
    try:
        return f[i] * 2
    except (IndexError, KeyError):
        return 0.0


def window(n):
    l = [4, 5, 6]
    total = 0
    for i in range(n):
        try:
            total += l[i]
        except IndexError:
            total += 100
    return total


for i in range(-4, 4):
    print(of_list(i), of_text(i), of_bytes(i), of_floats(i))
print(window(3), window(5))


class Stack:
    def __init__(self):
        self.items = []
        self.queue = deque((), 8)
        self.floats = []
        self.set = set()
        self.table = {}

    def pop(self):
        try:
            return self.items.pop()
        except IndexError:
            return "empty"

    def take(self):
        try:
            return self.queue.popleft()
        except IndexError:
            return "none"

    def pop_float(self):
        try:
            return self.floats.pop() + 1
        except IndexError:
            return 0.0

    def discard(self, x):
        try:
            self.set.remove(x)
            return True
        except KeyError:
            return False

    def forget(self, k):
        try:
            del self.table[k]
        except KeyError:
            return "unknown"
        return len(self.table)


s = Stack()
for i in range(3):
    s.items.append(i)
    s.queue.append(str(i))
    s.floats.append(i / 2)
    s.set.add(i)
    s.table[i] = i
for i in range(4):
    print(s.pop(), s.take(), s.pop_float(), s.discard(i * 2), s.forget(i * 2))


def place(items, x):
    try:
        return items.index(x)
    except ValueError:
        return None


def places():
    l = [3, 1, 2, "1"]
    text = "hello"
    return [place(l, x) for x in (1, 2.0, "1", 4)], [place(text, x) for x in ("h", "lo", "", "x")]


print(places())


def places_of(x):
    l = [3, 1, 2]
    out = []
    try:
        out.append(l.index(x))
        l.remove(x)
        out.append(l)
        out.append("é→x🙂y".index("yxé→🙂"[x]))
        out.append(l.index(x))
    except ValueError:
        out.append("?")
    except IndexError:
        out.append("!")
    return out


print(places_of(1), places_of(2), places_of(3), places_of(9))


def divided(a, b):
    try:
        return a // b, a % b
    except ZeroDivisionError:
        return "zero"


def shared(a, b):
    try:
        return a / b
    except ZeroDivisionError as e:
        return "zero"


def rates(n, x):
    out = []
    for i in range(-1, n):
        try:
            out.append(n / i + x / (i - 1.0))
        except ZeroDivisionError:
            out.append(None)
        try:
            out.append(n // i)
            out.append(x % i)
        except ArithmeticError:
            out.append("a")
    return out


print(divided(7, 2), divided(-7, 2), divided(7, 0), divided(2**70, 0), divided(2**70, 3))
print(shared(1, 2), shared(1, 0), shared(1.5, 0.0), shared(2**70, 2))
print(rates(3, 0.5))


def based(text, base):
    try:
        return int(text, base)
    except ValueError:
        return "no"


print(based("ff", 16), based("12", 2), based("z", 36), based("1", 40), based("0b11", 0))


def any_int(v):
    try:
        return int(v)
    except ValueError:
        return "value"
    except TypeError:
        return "type"


def any_float(v):
    try:
        return float(v)
    except (ValueError, TypeError):
        return None


values = ["12", "x", 3.7, True, None, b"15", b"y", [], -8]
print([any_int(v) for v in values], [any_float(v) for v in values])


# What goes wrong besides is raised as ever.
def odd(l, i):
    try:
        return l[i]
    except IndexError:
        return "index"


try:
    odd([1], "a")
except TypeError as e:
    print("TypeError")


class Same:
    def __eq__(self, other):
        raise OSError(5)


def compares(l):
    try:
        return l.index(Same())
    except ValueError:
        return "value"
    except OSError as e:
        return e.errno


print(compares([1, 2]), compares([]))


# Values on the way are kept.
class Log:
    def __init__(self):
        self.n = 0

    def next(self):
        self.n += 1
        return self.n

    def sum(self, l, i):
        try:
            return self.n + self.next() * 10 + l[self.n + i] + self.next() + self.n
        except IndexError:
            return -self.n


g = Log()
print(g.sum([1, 2, 3], 0), g.sum([1, 2, 3], -3), g.sum([1, 2, 3, 4], 5), g.n)


def closed(d):
    n = 0

    def count():
        nonlocal n
        n += 1
        return n

    out = []
    for k in "abc":
        try:
            out.append((n, count(), d[k], count(), n))
        except KeyError:
            out.append(n)
    return out


print(closed({"a": 1, "c": 3}))


def steps(d):
    for k in "abc":
        try:
            v = d[k]
        except KeyError:
            v = "missing " + k
        yield v
        try:
            yield d[k + k]
        except KeyError:
            yield "twice"


print(list(steps({"a": 1, "bb": 2})))

# What goes wrong in a `try` and where it goes then, in the same function.


def show(*args):
    print(*args)
    return args[-1]


def lookup(d, k):
    try:
        return d[k]
    except KeyError:
        return "no " + str(k)


def lookups():
    d = {"a": 1, 2: "b", None: 3, (1, 2): 4}
    for k in ("a", 2, None, (1, 2), "x", (2, 1), 2.0, True):
        print(lookup(d, k))
    try:
        lookup(d, [])
    except TypeError:
        print("unhashable")


lookups()


# The variable keeps its value where nothing is assigned.
def keeps(d, keys):
    x = "old"
    seen = []
    for k in keys:
        try:
            x = d[k]
        except KeyError:
            seen.append(k)
        else:
            seen.append(x)
        finally:
            seen.append("f")
    return x, seen


print(keeps({"a": 1}, ["b", "a", "c"]))


# Everything is evaluated once and in order, up to what fails.
def order(d, texts):
    for i, t in enumerate(texts):
        try:
            print(show("first", i), d[show("key", t)], show("last", i))
        except KeyError:
            print("none")
        try:
            n = show("left", 10) + int(show("text", t)) * show("right", 2)
            print(n)
        except ValueError:
            print("no number")


order({"a": 1, "12": 2}, ["a", "b", "12", " -7 "])


class Counter:
    def __init__(self):
        self.counts = {}
        self.log = []

    def count(self, k, by):
        try:
            self.counts[k] += by
        except KeyError:
            self.counts[k] = by

    def total(self, *keys):
        n = 0
        for k in keys:
            try:
                n += self.counts[k] + self.counts[k + "!"]
            except KeyError:
                self.log.append(k)
                continue
            n += 100
        return n

    def note(self, d, k):
        self.log.append(d[k]) if k in d else self.log.append(None)

    def late(self, d, k):
        # The method is looked for before the key.
        try:
            return self.missing(d[k])
        except KeyError:
            return "key"
        except AttributeError:
            return "method"


c = Counter()
for w in "a b a c a! b!".split():
    c.count(w, 2)
print(c.counts["a"], c.counts["b"], c.total("a", "b", "c", "d"), c.log)
print(c.late({}, 1))


def numbers(words):
    out = []
    for w in words:
        try:
            out.append(int(w))
        except ValueError:
            try:
                out.append(float(w))
            except ValueError as error:
                out.append(w.upper())
    return out


print(numbers("1 -2 +3 0x10 1_000 2.5 1e3 nan inf - . x 99999999999999999999".split()))
print(numbers(["", " ", " 4 ", "4 4", "1__0", "\t5\n", "1.", ".5", "1e", "infinity", "-.5e-1x"]))


def last_of(items):
    it = iter(items)
    last = None
    while True:
        try:
            last = next(it)
        except StopIteration:
            break
    return last


class Down:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


def gen(n):
    for i in range(n):
        yield i
    return "end"


print(last_of([1, 2, 3]), last_of("xyz"), last_of([]), last_of(Down(3)), last_of(gen(4)), last_of({"k": 1}))


def drain(g):
    try:
        while True:
            next(g)
    except StopIteration as e:
        return e.value


print(drain(gen(3)))


def popped(d, *keys):
    out = []
    for k in keys:
        try:
            out.append(d.pop(k))
        except LookupError:
            out.append("-")
    return out, d


print(popped({"a": 1, "b": 2}, "b", "b", "c", "a"))


class Refused(Exception):
    pass


class TooLarge(Refused):
    def __init__(self, n, limit):
        super().__init__("too large", n)
        self.limit = limit


class Told(ValueError):
    def __init__(self, what):
        super().__init__(what)
        print("made", what)


def checked(n):
    try:
        if n < 0:
            raise ValueError("negative: %d" % n)
        if n == 0:
            raise Refused
        if n > 100:
            raise TooLarge(n, limit=100)
        if n == 42:
            raise Told("42")
        if n == 7:
            raise KeyboardInterrupt
        return n
    except TooLarge as e:
        return e.args, e.limit
    except Refused as e:
        return repr(e)
    except ValueError:
        return "value"
    except BaseException as e:
        return type(e).__name__


for n in (-1, 0, 5, 7, 42, 101):
    print(checked(n))


# Through loops, `finally` and handlers.
def nested(rows):
    log = []
    try:
        for row in rows:
            for cell in row:
                try:
                    try:
                        if cell is None:
                            raise IndexError
                        log.append(int(cell))
                    except ValueError:
                        raise KeyError(cell)
                finally:
                    log.append("f")
        else:
            log.append("all")
    except KeyError as e:
        log.append(e.args[0])
    except IndexError:
        log.append("none")
    return log


print(nested([["1", "2"], ["3"]]), nested([["1", "x"], ["3"]]), nested([["1"], [None, "4"]]))


# What a handler raises leaves the statement.
def again(d, k):
    try:
        try:
            return d[k]
        except KeyError:
            raise
        finally:
            print("finally")
    except LookupError as e:
        return "outer", e.args


print(again({1: 2}, 1), again({1: 2}, 3))


def changed(d, k):
    try:
        d[k]
        d[k + 1]
        print("both")
    except KeyError:
        return "missing"
    return "there"


print(changed({1: 1, 2: 2}, 1), changed({1: 1}, 1), changed({}, 1))


def at_once(d):
    try:
        a, b = d["a"], d["b"]
        p, q = int(a), float(b)
        return p + q
    except KeyError:
        return "key"
    except ValueError:
        return "value"


print(at_once({"a": "1", "b": "2"}), at_once({"a": "1"}), at_once({"a": "1", "b": ""}), at_once({"a": "z", "b": ""}))


def walrus(d, k):
    n = 5
    try:
        return n + (n := n + 1) + d[k] + (n := n + 10)
    except KeyError:
        return n


print(walrus({1: 1}, 1), walrus({1: 1}, 2))


def stored(d, target, k):
    try:
        target[d[k]] = d[k + 1]
    except KeyError:
        target["?"] = k
    try:
        target[k], target["n"] = int(d[k]), d["n"]
    except (ValueError, TypeError):
        target["t"] = 0
    except KeyError:
        target["m"] = 0
    return sorted(target.values())


print(stored({1: 5, 2: 6, "n": 9}, {}, 1), stored({1: 5}, {}, 1), stored({}, {}, 8))

try:
    n = int("12x")
except ValueError as e:
    print("main", e)


def asserted(n):
    try:
        assert n > 1, "small"
        assert n > 2
        return n
    except AssertionError as e:
        return e.args


print(asserted(1), asserted(2), asserted(3))

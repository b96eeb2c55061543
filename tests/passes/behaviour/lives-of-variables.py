# One name for several things, one after the other: each life of a variable has a variable of its own.


def stages(n):
    rows = range(n)
    rows = (i * i for i in rows)
    rows = [(r, str(r)) for r in rows]
    rows = {k: v for k, v in rows}
    rows = sorted(rows.items(), key=lambda kv: -kv[0])
    rows = ",".join(v for _, v in rows)
    return rows


def parameter(line, sep=","):
    line = line.strip()
    line = line.split(sep)
    for sep in line:
        sep = sep.strip()
        yield sep, len(sep)
    line = len(line)
    yield line, sep


def loops(items):
    for x in items:
        print(x, end=" ")
        x = x + 1
        if x > 3:
            break
    print("left", x)
    for x in "ab":
        print(x, end=" ")
    else:
        x = x * 2
    print("else", x)
    for x in []:
        pass
    print("none", x)
    x = 0
    while x < 3:
        y = [x]
        x += 1
        if x == 2:
            continue
        y = y[0] * 2.5
        print(y, end=" ")
    print(x, y)


def swapped(a, b):
    for _ in range(3):
        a, b = b, a
        print(a, b, end="; ")
        a, b = str(a), [b]
    c = a
    a = b
    b = c
    return a, b


def handled(text):
    value = text
    try:
        value = int(value)
        value = 100 // value
        value = [value]
    except ValueError as e:
        value = "not " + value
        e = str(e)[:7]
        print(e, end=" ")
    except ZeroDivisionError as e:
        value = value + 1
    else:
        value.append(0)
    finally:
        print("finally", value, end=" ")
        last = value
        value = (value,)
    return value, last


def left(n):
    for i in range(4):
        x = i
        try:
            x = [x]
            if i == n:
                break
            x = {i: x}
            if i == n - 1:
                continue
            x = str(x)
        finally:
            if i > 1:
                x = (x, "f")
    return x


def managed():
    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, *args):
            return args[0] is KeyError

    m = Manager()
    v = 1
    with m as m:
        v = "one"
        v = {}[v]
        v = None
    print(v, type(m).__name__)
    with Manager() as m:
        m = 5
        v = m
    return v, m


def kept(n):
    total = 0
    fs = []
    for f in range(n):
        total = total + f
    total = total / 2
    f = total
    fs.append(lambda: f)
    f = [f]
    fs.append(lambda: f)
    return [g() for g in fs], total


def unbound(n):
    if n:
        v = n
        v = [v]
    try:
        print(v)
    except NameError:
        print("NameError", end=" ")
    v = "set"
    del v
    try:
        print(v)
    except NameError:
        print("NameError")


def walrus(items):
    n = "start"
    while (n := items.pop()) > 2:
        print(n, end=" ")
    if (n := str(n)) == "2" and (n := [n]):
        print(n, end=" ")
    n = n if len(n) > 1 else (n, n)
    return n


def nested():
    x = 1
    for i in range(2):
        x = [x]
        for j in range(2):
            try:
                x = (x, j)
                if j:
                    raise ValueError(x)
            except ValueError as x2:
                x = x2.args[0]
        x = x[1]
    y = x
    x = 2.5
    x = x * 2
    return x, y


def numbers(readings):
    total = None
    for r in readings:
        total = r if total is None else total + r
    n = len(readings)
    total = total / n
    n = 1 << 70
    n = n + 1
    n = n % 1000
    total = int(total)
    total = total * n
    return total, n


def recursive(node):
    node = list(node)
    node = [recursive(n) if isinstance(n, tuple) else n for n in node]
    node = tuple(node) if len(node) != 1 else node[0]
    return node


def unpacked():
    a, *b = 1, 2.5, "c"
    print(a, b, end=" ")
    a, b = b
    a, a, b = b, a, [a]
    return a, b


class Counter:
    def __init__(self, n):
        n = int(n)
        n = [n] * n
        self.n = n

    def add(self, other):
        other = Counter(other)
        other = other.n + self.n
        return other


print(stages(5))
print(list(parameter(" a, bc ,d ")))
loops([1, 2, 3, 4])
print(swapped(1, 2.5))
for text in ("5", "0", "x"):
    print(handled(text))
print([left(n) for n in range(5)])
print(managed())
print(kept(4))
unbound(0)
unbound(1)
print(walrus([1, 2, 3, 4]), walrus([7, 1, 5]))
print(nested())
print(numbers([1, 2.5, 3]), numbers([1, 2]))
print(recursive((1, (2,), ((3, "x"), 4.5))))
print(unpacked())
print(Counter("2").add(1.0))

# At the top level, too.
data = "3 1 2"
data = data.split()
data = [int(d) for d in data]
data = {d: -d for d in data}
print(sorted(data.items()))
data = sum(data.values()) / 4
print(data)

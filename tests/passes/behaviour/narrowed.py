# Types that hold only behind a test or an assignment: what comes out must be the same with and without passes.


class Node:
    def __init__(self, value, following=None):
        self.value = value
        self.following = following


class Leaf(Node):
    def total(self):
        return self.value


class Other:
    def __len__(self):
        return 0


def length(node):
    n = 0
    while node is not None:
        n += 1
        node = node.following
    return n


def filled(x=None, y=None):
    if x is None:
        x = []
    y = y or {}
    x.append(len(y))
    return x, y


def kind(x):
    if isinstance(x, str):
        return "str " + x.upper()
    if isinstance(x, (int, float)):
        return "number %s" % (x + 1)
    if isinstance(x, Leaf):
        return "leaf %d" % x.total()
    if not isinstance(x, Node):
        return "other %s" % (x,)
    return "node %s" % x.value


def assigned_in_test(x):
    if x is not None and (x := x.following):
        return x.value
    return x


def late(x):
    if x is None or (x := None) is None:
        return x
    return x.value


def in_try(text):
    n = None
    try:
        n = len(text)
        text = int(text)
        n = "done"
    except ValueError:
        return "%s %s" % (n, text)
    finally:
        n = [n]
    return n, text + 1


def again(x):
    for i in range(3):
        if x is None:
            x = i
        elif i == 1:
            x = None
        else:
            x = str(x) + "!"
    return x


def left_early(values):
    found = None
    for v in values:
        if v < 0:
            found = v
            break
        found = "none so far"
    else:
        found = [found]
    return found


def endless(n):
    x = None
    while True:
        if x is None:
            x = n
        elif isinstance(x, int):
            x = str(x)
        else:
            break
    return x + "."


def truth(x):
    y = x and x.value
    z = x or 7
    return y, z if isinstance(z, int) else z.value


def nested(x):
    def reset():
        nonlocal x
        x = None

    if x is not None:
        reset()
        return x
    return 1


def read_by_nested(x):
    f = lambda: x
    if x is None:
        x = 5
    g = f() + x
    x = "text"
    return g, f() + x


def shadowed(x):
    x = x * 2
    x = "<%s>" % x
    x = [x, len(x)]
    return x[1] + 1, x


def conditional(x, last=None):
    done = Leaf(1) if x is None else x
    where = range(3) if last is None else [last]
    return done.value, [i for i in where]


def counted(n):
    x = 0
    x = x + n
    y = 250
    while x > 0:
        x -= 1
        y = (y + 10) & 0xFF
        y = y << 30
        y = y % 251
    return x, y


chain = Node(1, Node(2, Leaf(3)))
print(length(chain), length(None))
print(filled(), filled([1], {1: 2}), filled([]))
for value in ("a", 1, 2.5, True, None, [1], Leaf(3), Node(4), (1, 2), Other):
    if value is Other:
        value = Other().__len__()
    print(kind(value))
print(assigned_in_test(chain), assigned_in_test(None), assigned_in_test(Node(0)))
print(late(None), late(chain))
print(in_try("12"), in_try("x"))
print(again(None), again(5))
print(left_early([1, 2]), left_early([1, -2, 3]), left_early([]))
print(endless(3))
print(truth(None), truth(chain))
print(truth(Leaf(0)))
print(nested(3), nested(None))
print(read_by_nested(None), read_by_nested(2))
print(shadowed(4))
print(conditional(None), conditional(chain, 8))
print(counted(9))

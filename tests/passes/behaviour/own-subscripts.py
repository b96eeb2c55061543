# Subscripts, membership and operators of the program's own classes: in sight, and everywhere that instances get out of it.


class Grid:
    def __init__(self, w, h):
        self.w = w
        self.cells = [[0.0] * w for _ in range(h)]

    def __getitem__(self, xy):
        x, y = xy
        return self.cells[y][x]

    def __setitem__(self, xy, v):
        x, y = xy
        self.cells[y][x] = v

    def __delitem__(self, xy):
        self.cells[xy[1]][xy[0]] = -1.0

    def __contains__(self, v):
        return any(v in row for row in self.cells)

    def __len__(self):
        return self.w


def fill(n):
    g = Grid(n, n)
    for i in range(n):
        for j in range(n):
            g[i, j] = i * 0.5 + j
    s = 0.0
    for i in range(n):
        for j in range(n):
            s += g[i, j]
    g[0, 0] += 5
    del g[1, 1]
    return s, 1.0 in g, 99.5 in g, len(g), g[0, 0], g[1, 1]


print(fill(8))


# The runtime asks for items by their index: in loops, by builtins, in assignments, in the order of a reversal.
class Counted:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, k):
        if k >= self.n:
            raise IndexError
        return k + 1

    def __len__(self):
        return self.n


def both(n):
    c = Counted(n)
    total = c[0] + c[1]
    for x in Counted(3):
        total += x
    return total, sum(Counted(4)), list(reversed(Counted(3))), 2 in Counted(3), 7 in Counted(3)


print(both(3))
first, *rest = Counted(4)
print(first, rest, max(Counted(3)), tuple(zip(Counted(2), "ab")), "%d" % Counted(3)[1])


class Joined(Counted):
    def __getitem__(self, k):
        if k >= self.n:
            raise IndexError
        return str(k)


class Summed:
    def __getitem__(self, k):
        return [k, k + 0.5][k % 2] if k < 3 else self.end()

    def end(self):
        raise IndexError


print("-".join(Joined(3)), Joined(3)[1], sum(Summed()), sum(Counted(2)), bytes(Counted(3)), all(Counted(2)))


# Objects of unknown type give them indices of any type.
class Twice:
    def __getitem__(self, k):
        return k + k

    def __setitem__(self, k, v):
        self.last = k, v

    def __contains__(self, k):
        return k == 1 or k == "b"


class Thrice(Twice):
    def __getitem__(self, k):
        return super().__getitem__(k) + k


def at(o, k):
    return o[k]


def into(o, k, v):
    o[k] = v
    return k in o


things = [Twice(), Thrice(), {2: "two", "a": 1}, [1, 2, 3], "text"]
print([at(o, 2) for o in things], at(things[0], 2.5), at(things[1], "a"), Twice()[4], Thrice()[5])
for o in things[:3]:
    print(into(o, 2, 2.5), into(o, "b", [1]), 1 in o, None in o)
print(things[0].last, sorted(things[2].items(), key=repr))


# One that is handed to code which is not known, and one that never is.
class Seen:
    def __init__(self):
        self.asked = []

    def __getitem__(self, k):
        self.asked.append(k)
        return len(self.asked)


kept = {"seen": Seen(), "name": "x", "n": 1}
table = kept["seen"]
print(table[1], table["k"], table[None], table[1:2:3], table[(1, 2)], table.asked)


class Poly:
    def __init__(self, c):
        self.c = c

    def __mul__(self, o):
        if isinstance(o, Poly):
            return Poly([x * y for x, y in zip(self.c, o.c)])
        return Poly([x * o for x in self.c])

    def __add__(self, o):
        return Poly([x + y for x, y in zip(self.c, o.c)]) if isinstance(o, Poly) else Poly([x + o for x in self.c])

    def __radd__(self, o):
        return self + o

    def __repr__(self):
        return "Poly(%r)" % self.c


def product(items):
    total = items[0]
    for i in items[1:]:
        total = total * i
    return total


print(Poly([1, 2]) * Poly([3, 4]), Poly([1, 2]) * 2, product([Poly([1, 2]), 3, 2.5]), product([2, 3, 4.5]))
print(sum([Poly([1]), Poly([2])]), sum([1, Poly([2])], Poly([0.5])), 1 + Poly([1.5]) * 2, Poly(["ab"]) * 2)


# Defined in another way than by a plain def.
class Aliased:
    def get(self, k):
        return (k, "got")

    __getitem__ = get
    __contains__ = lambda self, k: k == 3


class Late:
    pass


Late.__getitem__ = lambda self, k: k * 10
print(Aliased()[1], Aliased()["x"], 3 in Aliased(), 4 in Aliased(), Late()[2], Late()["ab"][:4])


class Lines:
    def __init__(self, lines):
        self.lines = lines

    def __getitem__(self, i):
        return self.lines[i]


def sizes(lines):
    text = Lines(lines)
    one = text[0]
    one.append(4.5)
    return text[0], [len(part) for part in lines], text[0:2], text[-1]


print(sizes([[1], [2, 3]]))


class Calls:
    def __setitem__(self, k, v):
        print("set", k, v)

    def __getitem__(self, k):
        print("get", k)
        return k


def say(x):
    print("say", type(x).__name__)
    return x


c = Calls()
c[say(1)] = say(2)
c[say(3)] += say(4)
say(c)[c[5]] = c[6] if c[0] else c[7]
for c[8] in (1.5, None):
    pass
a, c[9] = "ab"
print(a)


def numbers(line):
    values = list(map(int, line.split(",")))
    floats = list(map(float, values))
    floats[0] += 0.25
    return sum(values), floats, floats[1] / 2, sum(map(len, line.split(","))), "".join(map(chr, values)), list(map(bool, values))


print(numbers("65,66,67"))

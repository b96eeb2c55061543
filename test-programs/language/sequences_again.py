# Lists and tuples compared, repeated, reversed and asked for their types, near the edges.
nan = float("nan")


class Loud:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        print("eq", self.v, other.v if isinstance(other, Loud) else other)
        return isinstance(other, Loud) and self.v == other.v

    def __lt__(self, other):
        print("lt", self.v, other.v)
        return self.v < other.v

    def __gt__(self, other):
        print("gt", self.v, other.v)
        return self.v > other.v

    def __hash__(self):
        return 1


class Mine(list):
    pass


class Yours(tuple):
    pass


def lists(a, b):
    return a == b, a != b, a < b, b < a, a <= b, a >= b


def tuples(a, b):
    return tuple(a) == tuple(b), tuple(a) != tuple(b), tuple(a) < tuple(b), tuple(a) > tuple(b)


print([lists(a, b) for a in ([], [1], [1, 2], [2]) for b in ([1], [1, 2])])
print([lists(a, b) for a in ([1.5], [nan], [0.0], [-0.0, 1.0]) for b in ([1.5], [nan], [0.0])])
print([tuples(a, b) for a in ((1.5, 2), (nan,), (1, 2.5)) for b in ((1.5, 3), (nan,), (1.0, 2.5))])
same = [nan]
print(same == same, same == [nan], same != same, (same,) == (same,), [same] == [same])
print([1, True, 1 << 70] == [1.0, 1, 1 << 70], [1] == (1,), (1, "a") == (1, "b"), [None] == [None], ["x", None] != ["x", None])
print([Loud(1), Loud(2)] == [Loud(1), Loud(3)])
print((Loud(1), Loud(2)) < (Loud(1), Loud(3)))
print([Loud(1)] != [Loud(1)], [Loud(1)] > [Loud(0)])
print(Mine([1, 2]) == [1, 2], [1, 2] == Mine([1, 2]), Mine([1]) < [2], Yours((1,)) == (1,), (1, 2) < Yours((1, 3)))
for pair in (([1], ["a"]), ((1, None), (1, None, 2)), ((None,), (1,)), ([[1], 2], [[1], "x"])):
    try:
        print(pair[0] < pair[1])
    except TypeError as e:
        print("TypeError", e)


def repeated(count):
    return [0] * count, [1, "a"] * count, count * [None], [] * count


print(repeated(3), repeated(0), repeated(-2), repeated(True))
cells = [[0]] * 2
cells[0].append(1)
print(cells)
for count in (1.5, None, "a"):
    try:
        print([0] * count)
    except TypeError as e:
        print("TypeError", e)

def backwards(values):
    out = []
    for v in reversed(values):
        out.append(v)
    return out


class Own:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 10


class Told:
    def __reversed__(self):
        return iter("told")


print(backwards([1, 2, 3]), backwards((1.5, "a")), backwards("abc"), backwards(range(4)), backwards([]), backwards(b"ab"))
print(backwards(Own()), backwards(Mine([4, 5])), backwards(Yours((6, 7))), backwards([0.5, 1.5]))
try:
    print(backwards(Told()))
except TypeError as e:
    print("TypeError")
shrinking = [1, 2, 3, 4]
r = reversed(shrinking)
print(next(r), next(r))
shrinking.pop(0)
shrinking.append(9)
print(list(r), [x for x in reversed([i * i for i in range(4)])])
for bad in (5, None, {1: 2}, 1.5):
    try:
        print(list(reversed(bad)))
    except (TypeError, KeyError) as e:
        print(type(e).__name__)


def kinds(values):
    out = []
    for v in values:
        number = isinstance(v, (int, float))
        text = isinstance(v, (str, bytes, bytearray))
        many = isinstance(v, (list, (tuple, dict), set)) if v != 0 else None
        out.append((number, text, many, not isinstance(v, (int, str)), isinstance(v, ())))
    return out


class Word(str):
    pass


class Count(int):
    pass


print(kinds([1, 0, True, 2.5, 1 << 80, "a", b"b", bytearray(1), [1], (2,), {}, {3}, None, Word("w"), Count(7), Mine([8])]))


def asked_once(values):
    def give():
        print("given")
        return values.pop()

    return isinstance(give(), (int, float)), isinstance(values[0], (list, int)) and 1


print(asked_once([2, "x"]))
print(sum([1, 2, 3]), sum([]), sum([0.5, 1]), sum([1, 0.5, 2]), sum((1 << 53, 1, 1)), sum([1, True]), sum([[1], [2]], []), sum([9007199254740991, 1, -1]), sum([1, 2], 10), sum([1, 2], 0.5), sum([-(1 << 53), -5]))
print([x for x in map(lambda v: v + 1, [1, 2])], list(map(lambda a, b: a * b, [1, 2, 3], (4, 5))), list(filter(None, [0, 1, "", "a"])), list(map(str, filter(lambda v: v > 1, range(4)))))
print(list(enumerate("ab")), list(enumerate([7], 5)), list(enumerate(start=2, iterable="x")), list(zip()), list(zip([1, 2], "ab", (3.5,))))
a, *b, c = [1, 2, 3, 4]
*d, e = (5,)
f, *g = "xyz"
print(a, b, c, d, e, f, g)
data = bytes(range(40))
print(data[3:5] + data[35:], data[:0] + data[39:], bytearray(data[1:3]) + data[:2], b"-".join([data[:2], b"", data[38:]]))


def flat(value):
    if isinstance(value, (list, (tuple, dict))):
        return "list"
    return len(value) + (value + (9,))[-1]


print(flat([1]), flat((1, 2)))

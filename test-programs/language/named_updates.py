# Updates of dicts by names, ints from the bytes of several types, and keys of sorts that are methods, classes and instances.
from array import array
from collections import OrderedDict


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__ + " " + str(e)


def updates():
    d = {"a": 1}
    d.update(b=2, a=3)
    d.update(b=[d["a"]])
    d.update({"c": 4})
    d.update([("e", 5)], f=6)
    d.update()
    total = d["a"] + 1
    o = OrderedDict()
    o.update(z=1)
    o.update({"y": 2})
    print(sorted(d.keys()), d["b"], total, o, d.update(g=1), len(d))
    r = {}
    for i in range(12):
        r.update({"k%d" % i: i}, last=i)
        r.update(count=len(r))
    print(len(r), r["last"], r["count"])
    n = {1: 2}
    n.update(x=1)
    n.update(n)
    print(n[1], n["x"], attempt(n.update, 5), attempt(n.update, [1]), attempt(n.update, [(1, 2, 3)]))
    order = []

    def note(v):
        order.append(v)
        return v

    n.update(x=note(1), y=note(2))
    print(order, n["y"])
    try:
        int.__dict__.update(x=1)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__)


updates()


class Table(dict):
    def update(self, *args, **kw):
        print("own", args, sorted(kw))


t = Table()
t.update(a=1)
t.update({"b": 2})
for d in (t, {}):
    d.update(q=1)
    print(len(d))


def numbers(order):
    for source in (b"\x01\x02\x03", bytearray(b"\x01\x02"), memoryview(b"\xff\x00\x01"), array("B", [1, 2]), array("H", [1]), b"", b"\xff" * 9):
        print(int.from_bytes(source, order), int.from_bytes(source, "big"), int.from_bytes(source[0:2], "little"))
    for source in (5, None, [1], "ab"):
        print(attempt(lambda: int.from_bytes(source, order)))


numbers("little")
numbers("big")
grown = bytearray(b"ab")
grown.append(99)
print(int.from_bytes(grown, "big"), attempt(lambda: int.from_bytes(b"a")), attempt(lambda: int.from_bytes()))


class Rank:
    def __init__(self, by):
        self.by = by

    def of(self, word):
        return self.by.get(word, 0)

    def __call__(self, word):
        return -self.of(word)


class Item:
    def __init__(self, word):
        self.word = word

    def __lt__(self, other):
        return self.word[-1] < other.word[-1]

    def __gt__(self, other):
        return self.word[-1] > other.word[-1]


words = ["pear", "fig", "apple", "kiwi", "plum"]
rank = Rank({"fig": 3, "kiwi": 2, "plum": 5, "pear": 1, "apple": 4})
print(sorted(words, key=rank.of), sorted(words, key=rank), sorted(words, key=Item), sorted(words, key=rank.by.get))
print(max(words, key=rank.of), min(words, key=rank), max(words, key=Item), min(rank.by, key=rank.by.get), max(words, key=len))
words.sort(key=rank.of, reverse=True)
print(words, sorted(["10", "9"], key=int), max(["10", "9"], key=int), attempt(lambda: max(words, key=5)), attempt(lambda: sorted(words, key="x")))
print(attempt(lambda: sorted([], key=5)), attempt(lambda: max([], key=5)), attempt(lambda: max([1], key=None)))

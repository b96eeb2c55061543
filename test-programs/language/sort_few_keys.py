# Few items sorted by keys that are all different, some the same, or in no order at all
def show(*args, **kw):
    print(sorted(*args, **kw))


nan = float("nan")
words = ["pear", "apple", "fig", "kiwi", "date", "lime"]
show(words, key=len)
show(words, key=len, reverse=True)
show(words, key=lambda s: s[-1])
show(words, key=lambda s: -ord(s[0]))
show(words, key=lambda s: ord(s[0]) * 0.5, reverse=True)
show(words, reverse=1)
show(words, reverse=[], key=None)
show([3, 1.5, True, 2, 1, 1.0, False, 0])
show([3, 1.5, True, 2, 1, 1.0, False, 0], reverse=True)
show([3, 1, 2], key=lambda n: [2.5, nan, 1.5][n - 1])
show([5, 3, 4, 1, 2], key=lambda n: nan if n == 3 else n)
show([5, 3, 4, 1, 2], key=lambda n: nan if n == 5 else -n, reverse=True)
show([0.0, -0.0, 1.0, -1.0])
show([2**70, 1, 2**69, -(2**70)], key=lambda n: n)
show(["b", "a\U0001f600", "a\uffff", "a"])
show(["b", "a\U0001f600", "a\uffff", "a"], key=lambda s: s, reverse=True)
show([(2, "b"), (1, "z"), (2, "a")], key=lambda t: t[0])
show({"b": 2, "a": 1, "c": 0}.items(), key=lambda kv: kv[1])
show({"b": 2, "a": 1}.items())
show({"b": 2, "a": 1}.values(), reverse=True)
for n in range(11, 15):
    show(range(n), key=lambda i: i * 7 % n)
    show(range(n), key=lambda i: i * 7 % 5)
    show(range(n), key=lambda i: str(i * 7 % n), reverse=True)
    show([str(i * 7 % n) for i in range(n)], reverse=True)

items = [3, 1, 2]
print(items.sort(reverse=True), items)
print(items.sort(key=lambda n: -n % 3), items)


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if self.n == other.n == 7:
            raise ValueError("equal")
        return self.n < other.n

    def __repr__(self):
        return "I%d" % self.n


mine = [Item(3), Item(1), Item(2)]
mine.sort()
print(mine)
for args, kw in (
    ([], {}),
    (["ba", len], {}),
    (["ba"], {"cmp": 1}),
    (["ba"], {"key": len, "cmp": 1}),
    (["ba", 1], {"reverse": 1}),
    ([3], {}),
    ([["a", 1]], {}),
    ([["a", 1]], {"key": len}),
    ([[Item(7), Item(7)]], {}),
    (["ba"], {"key": 3}),
):
    try:
        print(sorted(*args, **kw))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    items.sort(len)
except TypeError as e:
    print(e)
try:
    items.sort(cmp=len)
except TypeError as e:
    print(e)
try:
    items.sort(key=lambda n: 1 // (n - 1))
except ZeroDivisionError as e:
    print(e, items)

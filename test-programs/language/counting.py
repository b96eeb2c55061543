# Values of dicts that are read and written in one statement: counts, sums and texts by key.


def counted(items):
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    for item in items:
        counts[item] += 2
    for item in items:
        if item in counts:
            counts[item] = counts[item] * 3 - 1
    return counts


def show(counts):
    return sorted(counts.items(), key=str)


# A few keys, and more than fit in a record.
print(show(counted(["a", "b", "a"])))
print(show(counted([str(n % 12) for n in range(40)])))
print(show(counted([n % 5 - 2 for n in range(17)])))
print(show(counted([(n % 3, n % 2) for n in range(17)])))
print(show(counted([(n % 2, "x") for n in range(7)])))
print(show(counted([b"ab", b"c", b"ab"])))
print(show(counted([None, None, "None"])))
print(show(counted([1, 1.0, True, 2.5, 2.5, 0, False, -0.0])))
print(show(counted([2**60, 2**60 + 1, 2**60])))


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return isinstance(other, Key) and other.n == self.n or other == self.n

    def __str__(self):
        return "Key(%d)" % self.n

    __repr__ = __str__


print(show(counted([Key(1), Key(2), Key(1)])))
print(show(counted([1, Key(1), 2, Key(2), 1, "1"])))
print(show(counted([Key(1), 1, 2, Key(2), 1, "1"])))

try:
    counted([[1], [1]])
except TypeError as e:
    print(e)


def sums(pairs):
    total = {}
    texts = {"": ""}
    for key, value in pairs:
        total[key] = total.get(key, 0.5) + value
        if key not in texts:
            texts[key] = "<"
        texts[key] += "%s;" % value
    return show(total), show(texts)


print(sums([(n % 11, n / 4) for n in range(25)]))


def large(n):
    powers = {}
    for k in range(12):
        powers[k] = 2**50
    for _ in range(n):
        for k in range(12):
            powers[k] += powers[k]
            powers[k] = powers.get(k, 1) * 3
    return powers[0], powers[11], len(powers)


print(large(3))


def by_difference(values):
    gaps = {}
    for a, b in zip(values, values[1:]):
        gaps[b - a] = gaps.get(b - a, 0) + 1
        gaps[a % 7 * 100] = gaps.get(a % 7 * 100, 0) + b
        gaps[b - a] += 5
        gaps[a - b] = gaps.get(b - a, 0) + 1
    return sorted(gaps.items())


print(by_difference([n * n % 23 for n in range(30)]))
print(by_difference([2**52, 2**53, 2**54, 0, -(2**60)]))


def missing():
    counts = {}
    for k in range(12):
        counts[k] = k
    try:
        counts[99] += 1
    except KeyError as e:
        print("KeyError", e)
    try:
        counts["x"] = 1 // (counts[5] - 5) + counts["x"]
    except ZeroDivisionError as e:
        print(e)
    return len(counts)


print(missing())


# What stands between reading and writing takes the key away, or moves it into another dict.
class Sneaky:
    def __init__(self, counts):
        self.counts = counts

    def __add__(self, other):
        self.counts.clear()
        return 7


def cleared():
    counts = {}
    for k in range(12):
        counts[k] = k
    counts[3] = Sneaky(counts)
    counts[3] = counts.get(3, 0) + 1
    return counts


print(cleared())


def taken():
    counts = {}
    for k in range(12):
        counts[k] = k
    counts[3] = counts.get(3, 0) + counts.pop(3)
    counts[4] = counts[4] + len([counts.pop(k) for k in (4, 5)])
    other = counts
    counts[6] = counts[6] + other.pop(6) + other.get(6, 100)
    return sorted(counts.items())


print(taken())


class Tally:
    def __init__(self):
        self.counts = {}
        self.best = ""

    def add(self, words):
        for word in words.split():
            self.counts[word] = self.counts.get(word, 0) + 1
            self.counts[word] += 1
            if self.counts[word] > self.counts.get(self.best, 0):
                self.best = word
        return self.best, self.counts[self.best]


tally = Tally()
print(tally.add("the quick brown fox jumps over the lazy dog and the quick cat"))
print(tally.add("quick quick quick on the mat"))

table = {}
for letter in "mississippi river and a lake":
    table[letter] = table.get(letter, 0) + 1
for letter in "lake":
    table[letter] += 10
print(sorted(table.items()))


# A dict of one program is shown as another's, and a fixed one refuses to be written.
def fixed():
    view = Tally.__dict__
    try:
        view["add"] = 1
    except TypeError:
        print("fixed")


fixed()
x = 5
globals()["x"] += 1
print(x)

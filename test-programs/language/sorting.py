# Sorting and what orders values. (MicroPython's sort is not stable, so keys here differ.)
values = [5, 2, 9, 1, 7]
print(sorted(values), sorted(values, reverse=True), values)
values.sort(key=lambda v: -v)
print(values)
words = ["banana", "fig", "apple", "kiwis"]
print(sorted(words), sorted(words, key=len), max(words, key=len), min(words))
print(sorted([(2, "b"), (1, "z"), (2, "a")]), sorted([[3], [1, 2], [1]]), sorted("Hello"))
print(sorted([1.5, 1, True, -2]), sorted({3: "c", 1: "a"}), sorted(range(5, 0, -1)))


class Version:
    def __init__(self, text):
        self.parts = tuple(int(part) for part in text.split("."))

    def __lt__(self, other):
        return self.parts < other.parts

    def __gt__(self, other):
        return self.parts > other.parts

    def __repr__(self):
        return ".".join(str(part) for part in self.parts)


versions = [Version(v) for v in ("1.10", "1.2", "0.9.1", "1.2.1")]
print(sorted(versions), min(versions), max(versions))
print((1, 2) < (1, 2, 0), [1, 2] < [1, 3], "a" < "b" < "c", 1 < 2 > 0 != 5, 1 < 3 < 2)
print(list(reversed([1, 2, 3])), list(enumerate("ab", 1)), list(zip([1, 2], "ab", (True, False))))
print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6])), list(filter(None, [0, 1, "", "x"])))
numbers = list(range(100, 0, -7))
numbers.sort()
print(numbers, numbers == sorted(numbers))
numbers.reverse()
print(numbers[:3], numbers.index(72), numbers.count(9), any(numbers), all([1, 0]))
try:
    sorted([1, "a"])
except TypeError as e:
    print(e)


def evaluated(value):
    print("test", value, end=" ")
    return value


print(evaluated(1) < evaluated(0) < evaluated(5))
print(evaluated(0) or evaluated("") or evaluated("last"), evaluated(1) and evaluated([]))

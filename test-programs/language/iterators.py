# The protocol behind `for`, and the built-in functions that use it.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), tuple(Countdown(2)), sum(Countdown(5)), max(Countdown(4)), 2 in Countdown(5))
a, b, c = Countdown(3)
print(a, b, c, sorted(Countdown(3)), dict(zip("ab", Countdown(2))) == {"a": 1, "b": 0})


class Sequence:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10


print(list(Sequence()), [x for x in Sequence()], 20 in Sequence())
it = iter([1, 2, 3])
print(next(it), next(it), next(it), next(it, "empty"))
try:
    next(it)
except StopIteration as e:
    print(repr(e))
print(list(map(str, range(3))), list(filter(lambda x: x % 2, range(6))), list(zip("abc", range(2))), list(zip()))
print(list(enumerate(Countdown(2))), list(reversed((1, 2))), list(reversed("ab")), list(range(5))[::-1])
e = enumerate("xy", start=5)
print(next(e), list(e))
print(len(range(0, 10, 3)), 6 in range(0, 10, 3), range(10)[-1], range(3, 0))
print(all(x for x in ()), any([]), sum([[1], [2]], []), sum((1, 2), 10), min(3, 1, 2), max([], default="none"))
calls = []
g = (calls.append(i) or i for i in range(5))
print(next(g), calls, any(x > 2 for x in g), calls)


class Endless:
    def __iter__(self):
        while True:
            yield "again"


for i, word in zip(range(2), Endless()):
    print(i, word)
values = iter(range(10))
print([(v, next(values)) for v in values])
for wrong in (lambda: iter(5), lambda: next([]), lambda: list(1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
try:
    a, b = Countdown(3)
except ValueError as error:
    print(error)
try:
    a, b, *c = [1]
except ValueError as error:
    print(error)

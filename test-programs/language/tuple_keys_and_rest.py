# A tuple remembers what dicts and sets find it by; order of tuples and lists with and without classes of the program.
place = (1, 2)
seen = {place}
cost = {place: 5}
print(place in seen, place in cost, cost[place], (1, 2) in seen, (True, 2) in cost, (1.0, 2) in seen)
cost[place] += 1
cost[(1, "x")] = 7
named = (1, "x")
print(cost[place], cost[named], named in cost, named in seen, cost[named], (1, "x") in cost)
cost[named] = 8
seen.add(named)
print(sorted(cost.values()), len(seen), named in seen, cost.get(named), cost.get((1, "y")))
del cost[named]
print(named in cost, cost.get(named), named in seen)
cost[named] = 9
print(cost[named], cost.pop(named), named in cost)


class Key:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return isinstance(other, Key) and self.v == other.v

    def __hash__(self):
        return 3


a = (Key(1), 2)
d = {a: "a"}
print(a in d, (Key(1), 2) in d, (Key(2), 2) in d, d[a])
d[place] = "p"
print(d[place], place in d, (1, 2) in d, len(d))


class Pair(tuple):
    def __lt__(self, other):
        print("lt")
        return True

    def __gt__(self, other):
        print("gt")
        return False


p = Pair((1, 2))
print(p < (0, 0), p > (0, 0), (0, 0) < p, (0, 5) > p)
print(p in seen, {p: 1} == {place: 1})
print((1, 2) < (1, 3), (1, 2) > (1, 2), (1, 2) < (1, 2, 0), (2,) > (1, 9), [1] < [2], [2] > [1, 5])


class Items(list):
    pass


print(Items([1]) > [0])
for bad in (lambda: (1,) < [1], lambda: (1, "a") < (1, 2), lambda: [1] > (1,), lambda: () < 1):
    try:
        print(bad())
    except TypeError as e:
        print("TypeError", e)


def rest(a, b=2, *more):
    return a, b, more


def three(a, b, c, *more):
    return a, b, c, more


print(rest(1), rest(1, 3), rest(1, 3, 4, 5), three(1, 2, 3), three(1, 2, 3, 4))
for bad in (lambda: rest(), lambda: three(1), lambda: three(1, 2), lambda: three()):
    try:
        print(bad())
    except TypeError as e:
        print("TypeError", e)

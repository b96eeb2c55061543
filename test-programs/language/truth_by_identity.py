# `__bool__` says yes with True and with nothing else; `__len__` with any number but 0.
class Answer:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value


class Length:
    def __init__(self, value):
        self.value = value

    def __len__(self):
        return self.value


for value in (True, False, 1, 0, "a", None, [1], 5.0):
    a = Answer(value)
    rounds = 0
    while a:
        rounds += 1
        break
    print(value, bool(a), not a, 1 if a else 0, (a or 2) == 2, (a and 1) == 1, rounds)
    print([x for x in (1,) if a], any([a]), all([a]), len(list(filter(None, [a]))))

for value in (3, 0, True, False, -1):
    n = Length(value)
    print(value, bool(n), not n, 1 if n else 0)


class Queue:
    def __init__(self):
        self.items = []

    def __bool__(self):
        return len(self.items)


q = Queue()
q.items.append(1)
print(bool(q), "waiting" if q else "idle")

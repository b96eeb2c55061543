# Methods of containers that are kept in variables before they are called, as loops do to look them up once.


def gather(n):
    out = []
    append = out.append
    insert = out.insert
    pop = out.pop
    for i in range(n):
        append(i * i)
    insert(1, -7)
    insert(-1, -8)
    last = pop()
    first = pop(0)
    return out, last, first, sum(out)


print(gather(6))


def distinct(values):
    seen = set()
    add = seen.add
    discard = seen.discard
    counts = {}
    get = counts.get
    for v in values:
        add(v % 4)
        counts[v % 3] = get(v % 3, 0) + 1
    discard(3)
    discard(99)
    return sorted(seen), sorted(counts.items()), get(50), get(50, "none")


print(distinct(range(11)))


def packed(values):
    data = bytearray()
    put = data.append
    for v in values:
        put(v)
    try:
        put(256 + 400 if len(values) < 0 else "x")
    except TypeError:
        print("no byte")
    return data


print(packed([65, 66, 255]))


def averages(n):
    sums = [0.5]
    push = sums.append
    for i in range(n):
        push(i / 4)
    return sums, sum(sums)


print(averages(5))


# The method belongs to the object that it was read from, whatever the variable holds later.
def rebound():
    items = [1]
    append = items.append
    old = items
    items = ["new"]
    append(2)
    append = items.append
    append(3)
    return old, items


print(rebound())


# Which list it is may depend on more than the text shows; what the lists hold is then of both types.
def either(flag):
    numbers = [1, 2]
    names = ["a"]
    add = numbers.append if flag else names.append
    add(2.5)
    add(None)
    return numbers, names


print(either(True), either(False))


def looped():
    rows = ([], ["x"], [0.5])
    for row in rows:
        put = row.append
        put(len(row))
        put(str(len(row)))
    return rows


print(looped())


# Handed on to code that does anything with it.
def fill(f, value):
    for _ in range(2):
        f(value)


def handed():
    numbers = [1]
    fill(numbers.append, 5)
    texts = [1, 2]
    list(map(texts.append, "ab"))
    order = {3: 1, 1: 2, 2: 3}
    keep = texts.append
    fill(keep, "c")
    return [n + 1 for n in numbers], texts, sorted([1, 2, 3], key=order.get)


print(handed())


class Queue:
    def __init__(self):
        self.items = []
        self.put = self.items.append
        self.take = self.items.pop

    def run(self):
        self.put(1)
        self.put("two")
        put = self.put
        put(3)
        self.take(0)
        return self.items


queue = Queue()
queue.put(None)
print(queue.run())


def nested():
    found = []
    add = found.append

    def visit(n):
        if n > 0:
            add(n)
            visit(n - 1)

    visit(3)
    add("end")
    return found


print(nested())


def wrong():
    items = [1]
    append, pop, remove = items.append, items.pop, items.remove
    for call in (lambda: append(), lambda: append(1, 2), lambda: pop(9), lambda: remove(5)):
        try:
            call()
        except (TypeError, IndexError, ValueError) as e:
            print(type(e).__name__, e)
    pop()
    try:
        pop()
    except IndexError as e:
        print(e)
    print(bool(append), callable(append), append == items.append, items)
    del append
    try:
        append(1)
    except NameError as e:
        print("unbound")


wrong()

results = []
keep = results.append
for step in range(3):
    keep(step * 1.5)
keep("done")
print(results)

# Loops that nothing can look into, which count their rounds by themselves: every way in, through and out of them.


def word(count):
    x = 2463534242
    ones = 0
    for _ in range(count):
        x ^= (x << 13) & 0xFFFFFFFF
        x ^= x >> 17
        x ^= (x << 5) & 0xFFFFFFFF
        ones += x & 1
    return x, ones


def floats(count):
    total = 0.0
    step = 0.5
    i = 0
    while i < count:
        total += step
        step *= 0.999
        i += 1
    return total


def find(data, wanted):
    for i in range(len(data)):
        if data[i] == wanted:
            return i
    return -1


def leaving(data):
    seen = 0
    for n in data:
        if n < 0:
            break
        if n % 3 == 0:
            continue
        seen += n
    else:
        seen += 1000000
    return seen, n


def rows(table):
    count = 0
    for row in table:
        for cell in row:
            if cell == 9:
                break
            count += cell
        else:
            continue
        break
    return count


def down(n):
    product = 1.0
    last = None
    for i in range(n, 0, -3):
        product *= i
        last = i
    return product, last


def stepping(a, b, c):
    found = []
    for i in range(a, b, c):
        found.append(i * 2)
    return found[:3], len(found)


def late(n):
    for i in range(n):
        if i > 2:
            value = i
    return value


def large(n):
    big = 1
    for i in range(n):
        big = big * 3 + i
    return big


def raising(data):
    total = 0
    try:
        for i in range(5000):
            total += data[i]
    except IndexError:
        total = -total
    return total


class Point:
    def __init__(self):
        self.x = 0
        self.y = 0.5

    def move(self, n):
        for i in range(n):
            self.x += i
            self.y = self.y * 0.5 + self.x
        return self.x, self.y


def pairs(a, b):
    total = 0.0
    for x, y in zip(a, b):
        total += x * y
    return total


def text(s):
    n = 0
    for c in s:
        if c == "a":
            n += 1
    return n


def fill(size, value):
    data = bytearray(size)
    for i in range(0, size, 7):
        data[i] = value
    return sum(data)


def walrus(n):
    count = 0
    while (n := n - 1) > 0:
        count += n & 3
    return count, n


def steps(n):
    for i in range(n):
        total = 0
        for k in range(i * 700):
            total += k ^ i
        yield total


print(word(5000), floats(3000), find(list(range(5000)), 4321), find([1, 2], 3))
print(leaving([1, 2, 3, 4]), leaving([5, -1, 7]), leaving(list(range(3000))))
print(rows([[1, 2], [3, 9, 4], [5]]), down(20), stepping(0, 5000, 2), stepping(10, -5000, -3), stepping(3, 3, 1))
print(late(4))
try:
    late(2)
except NameError as e:
    print("NameError")
print(large(40), large(3000) % 1000003, raising([1] * 4000), raising([]))
print(Point().move(3000), pairs([0.5] * 3000, [2.0] * 2500), text("banana" * 1000), fill(9000, 3))
print(walrus(4000), list(steps(5)), [x for x in range(3000) if x % 1000 == 7], sum(x * x for x in range(4000)))
try:
    fill(10, 256.5)
except TypeError as e:
    print("TypeError")

# Loops that index lists, bytes and bytearrays: which array stands behind a variable may change while they run.
def renewed(parts):
    part = [0, 0]
    total = 0
    for i in range(4):
        total += part[i % 2]
        if i == 1:
            part = [10, 20]
    return total


def growing(n):
    items = [1]
    other = items
    for i in range(n):
        other.append(items[i] * 2)
    return items[n], len(items)


def growing_bytes(n):
    data = bytearray(b"\x01")
    other = data
    for i in range(n):
        other.append(data[i] + 3 & 255)
    return data[n], len(data), data[-1]


def shrinking(n):
    items = list(range(n))
    total = 0
    for i in range(n // 2):
        total += items[i] + items[-1]
        items.pop()
    return total, items[-1]


def beyond(n):
    items = [5, 6]
    data = bytearray(2)
    seen = 0
    try:
        for i in range(n):
            data[i] = items[i]
            seen += 1
    except IndexError as error:
        return seen, bytes(data), str(error)


def none_at_first(n):
    last = None
    total = 0
    for i in range(n):
        if last is not None:
            total += last[i]
    return total


def maybe(flag, n):
    if flag:
        table = [1, 2, 3]
    total = 0
    for i in range(n):
        total += table[i]
    return total


def swapped(n):
    a = [1] * n
    b = [2] * n
    total = 0
    for i in range(n):
        if i % 2:
            a, b = b, a
        total = total * 3 + a[i] & 0xFFFF
        b[i] = total & 7
    return total, a[-3:], b[-3:]


def negative(n):
    data = b"abcdef"
    text = []
    i = 0
    while i < n:
        i += 1
        text.append(data[-i] + data[i - 1])
    return text


def stepping(data):
    for k in range(2):
        total = 0
        for i in range(len(data)):
            total += data[i]
            data[i] = total & 255
        yield total
        data = bytearray(b"\x05\x06")


def stored(table, n):
    for i in range(n):
        table[i] = table[i] + table[i - 1]
    return table


print(renewed(None), growing(9), growing_bytes(40), shrinking(9))
print(beyond(2), beyond(3), none_at_first(3))
for flag, n in ((True, 3), (False, 0), (False, 1), (True, 4)):
    try:
        print(maybe(flag, n))
    except (NameError, IndexError) as error:
        print(type(error).__name__)
print(swapped(9), negative(6))
print(list(stepping(bytearray(b"\x01\x02\x03"))))
print(stored([1, 2, 3, 4], 4), stored([1.5, 2.5], 2), stored([True, 2], 2), sum(renewed([k]) for k in range(3)))

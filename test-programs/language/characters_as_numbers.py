# Loops that ask only for the numbers of characters, and such that look the same at first.
def total(text):
    value = 0
    for char in text:
        value += ord(char)
    return value


def first_above(text, limit):
    text = str(text)
    for char in text:
        if ord(char) > limit:
            return ord(char) * 2
    return -1


def both(text):
    text = str(text)
    out = []
    for char in text:
        out.append((char, ord(char)))
    return out


def afterwards(text):
    text = str(text)
    n = 0
    for char in text:
        n ^= ord(char)
    return n, char


def twice(text, other):
    text, other = str(text), str(other)
    n = 0
    for c in text:
        n = n * 31 + ord(c) & 0xFFFFFFFF
    for c in other:
        n ^= len(c)
    return n


def changed(text):
    text = str(text)
    n = 0
    for c in text:
        if ord(c) == 98:
            c = "zz"[0]
        n += ord(c)
    return n


def nested(rows):
    n = 0
    for row in rows:
        row = str(row)
        for a in row:
            for b in row:
                if ord(a) < ord(b):
                    continue
                n += ord(a) * ord(b)
                if n > 10 ** 6:
                    break
        else:
            n += 1
    return n


def counted(text):
    text = str(text)
    calls = []
    for c in text:
        calls.append(lambda n=ord(c): n + 1)
    return [f() for f in calls]


def hidden(text):
    text = str(text)
    fs = []
    for c in text:
        fs.append(lambda: ord(c))
    return [f() for f in fs]


for text in ("", "a", "abc", "é\u20ac", "a\U0001F600b\U0001F601", "\ue000"):
    print(total(text), first_above(text, 98), both(text), twice(text, text), changed(text), nested([text, "ab"]))
    print(counted(text), hidden(text))
    try:
        print(afterwards(text))
    except NameError:
        print("NameError")
checksum = 0
for char in "$GPGGA":
    checksum ^= ord(char)
print(checksum, sum(ord(c) for c in "abc"), [ord(c) for c in "héé"])

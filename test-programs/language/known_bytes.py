# Bytes whose type is known: joined, cut, compared, made of ints, and as keys beside what equals them and what does not.


def said(data):
    print(data, end=" ")
    return data


print(said(b"a") + said(b"b"), b"" + said(b"c"), said(b"d") + b"", said(b"x") == said(b"x"), b"x" != said(b"y"))

data = b"0123456789"
buffer = bytearray(data)
buffer.append(65)
for start in (-20, -3, 0, 4, 20):
    for stop in (-20, -2, 0, 5, 20):
        print(data[start:stop], buffer[start:stop], end=" ")
    print(data[start:], buffer[start:], data[:start], buffer[:start])

for items in ([1, 2, 255], (0, True), [], [256], [-1], [None], ["a"], [2**70], [1.0]):
    try:
        print(bytes(items), bytearray(items))
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e), end=" ")
        try:
            bytes(list(items) + [])
        except (ValueError, TypeError, OverflowError) as e2:
            print(type(e2))


class Tagged(bytes):
    pass


class Same:
    def __init__(self, data):
        self.data = data

    def __hash__(self):
        return hash(self.data)

    def __eq__(self, other):
        return self.data == other


table = {b"one": 1, "one": 2, b"": 3, "": 4, b"\xff\x00": 5}
table[b"o" + b"ne"] += 10
table[Tagged(b"two")] = 6
print(table[b"one"], table["one"], table[b""], table[""], table[b"\xff\x00"], table[b"two"], table.get(b"three"))
print(b"one" in table, Tagged(b"one") in table, b"\x00\xff" in table, table[Same(b"one")], Same(b"four") in table)
print(len(table), sorted(type(k).__name__ for k in table))
seen = {b"a", "a", b"a" * 1, (b"a", 1), ("a", 1)}
print(len(seen), b"a" in seen, (b"a", 1) in seen, (b"b", 1) in seen, Same(b"a") in seen)
seen.discard(b"a")
print(b"a" in seen, "a" in seen)
try:
    print({b"a": 1}[bytearray(b"a")])
except TypeError as e:
    print(e)
print(sorted({bytes([i]): i for i in range(3)}.items()), b"-".join([b"a", b"b"]).upper() + b"!")

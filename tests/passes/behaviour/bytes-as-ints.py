# int.from_bytes of slices: how long one is, its text may tell.
import array

data = bytes(range(200, 216))
buffer = bytearray(data)


def words(d):
    return [int.from_bytes(d[i : i + 2], "big") for i in range(0, len(d), 2)]


def fixed(d):
    return (
        int.from_bytes(d[0:2], "little"),
        int.from_bytes(d[4:7], "big"),
        int.from_bytes(d[:4], "little"),
        int.from_bytes(d[-3:], "big"),
        int.from_bytes(d[-4:-2], "big"),
        int.from_bytes(d[:6], "big"),
        int.from_bytes(d[:7], "big"),
        int.from_bytes(d[2:2], "big"),
        int.from_bytes(d[5:3], "big"),
    )


def unbounded(d, i, j):
    return (
        int.from_bytes(d[i:j], "big"),
        int.from_bytes(d[i:], "little"),
        int.from_bytes(d[:j], "little"),
        int.from_bytes(d[1:-1], "big"),
        int.from_bytes(d[-9:9], "big"),
    )


def around(d, i):
    """Places in front of the start count from the end."""
    return int.from_bytes(d[i - 1 : i + 1], "big"), int.from_bytes(d[i + 4 : i], "big")


def sums(d):
    total = 0
    for off in range(0, len(d), 4):
        high = int.from_bytes(d[off : off + 2], "big")
        low = int.from_bytes(d[off + 2 : off + 4], "big")
        total += (high << 16 | low) * 3 - (high ^ low)
        total = (total << 1 | total >> 31) & 0xFFFFFFFF
    return total


print(words(data), words(buffer))
print(fixed(data), fixed(buffer))
print(unbounded(data, 3, 12), unbounded(buffer, -5, -1))
for i in (0, 1, 5, -1, -2, -6):
    print(i, around(data, i), around(buffer, i))
print(sums(data), sums(bytearray(data * 5)))

halves = array.array("H", [0x1234, 0xABCD, 0xFFFF])
print(int.from_bytes(halves[0:2], "little") & 0xFF, int.from_bytes(memoryview(halves)[1:3], "little") > 0xFFFF)
print(int.from_bytes(memoryview(data)[2:4], "little") * 2**20)


class Parts:
    def __getitem__(self, where):
        return data


print(int.from_bytes(Parts()[0:2], "big") == int.from_bytes(data, "big"))


class Place:
    """Adding it gives another int each time."""

    def __init__(self):
        self.at = 0

    def __add__(self, other):
        self.at += 3
        return self.at + other


def moving(d, place):
    v = int.from_bytes(d[place + 0 : place + 0 + 1], "big")
    return v, v * v + 1


print(moving(data, Place()), moving(bytes([255] * 12), Place()))


class Reader:
    """A place that moves on whenever it is asked for."""

    def __init__(self):
        self.at = 0

    @property
    def place(self):
        self.at += 4
        return self.at


reader = Reader()
number = int.from_bytes(data[reader.place : reader.place + 1], "big")
print(number, number * number * number, reader.at)

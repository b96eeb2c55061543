# Shifts whose counts are known only at run time, under a mask and without one.
M32 = 0xFFFFFFFF


def rol(x, n):
    return ((x << n) | (x >> (32 - n))) & M32


def ror(x, n):
    return ((x >> n) | (x << (32 - n))) & M32


def rol16(x, n):
    x &= 0xFFFF
    return (x << n | x >> (16 - n)) & 0xFFFF


def left(x, n):
    return (x << n) & 0xFF00FF


def left_of_any(x, n):
    return (x << n) & M32


def right(x, n):
    x &= M32
    return x >> n


def right_of_signed(x, n):
    if -1000 < x < 1000:
        return x >> n
    return "far"


WORDS = (0, 1, 2, 0x7FFFFFFF, 0x80000000, 0xDEADBEEF, M32)
for w in WORDS:
    print(w, [rol(w, n) for n in (0, 1, 5, 16, 31, 32)], [ror(w, n) for n in (0, 1, 5, 16, 31, 32)])
    print([rol16(w, n) for n in (0, 1, 7, 15, 16)], [left(w, n) for n in (0, 8, 31, 32, 33, 100)])
    print([right(w, n) for n in (0, 1, 31, 32, 33, 64, 1000)])

for x in (-1, -2**31, 2**40 + 3, -(2**40) - 3, 2**53, 2**70 + 12345, -(2**70) - 12345):
    print(x, [left_of_any(x, n) for n in (0, 1, 31, 32, 40)], [rol(x & M32, n) for n in (3, 29)])
for x in (-999, -1, 0, 1, 999, 5000):
    print(x, [right_of_signed(x, n) for n in (0, 1, 9, 31, 32, 33, 70)])


def attempt(f, x, n):
    try:
        return f(x, n)
    except ValueError as e:
        return "ValueError", e.args[0]


for f in (left, left_of_any, right, right_of_signed, rol, ror):
    print(attempt(f, 5, -1), attempt(f, 0, -7))


def count_evaluated_once(x):
    calls = []

    def count():
        calls.append(1)
        return 4

    return (x << count()) & 0xFF, (x & 0xFF) >> count(), len(calls)


print(count_evaluated_once(0x123))


# Shifts by constants whose results are small, but no words.
def joined(b):
    return b[0] << 24 | b[1] << 16 | b[2] << 8 | b[3], b[0] << 40, b[0] << 32 | b[1], (b[0] - 128) << 30


print(joined(b"\xff\xfe\x80\x01"), joined(bytearray(4)), joined(b"\x80\x00\x00\x01"))


def bytes_of_words(w, n):
    return [(w >> (8 * i)) & 0xFF for i in range(n)]


print(bytes_of_words(0xDEADBEEF, 6), bytes_of_words(-2, 9), bytes_of_words(2**60 + 5, 9))

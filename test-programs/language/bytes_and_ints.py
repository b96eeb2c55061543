# Ints and bytes made of each other, and searches in bytes: what comes of them is calculated with further.
def fold(data, order):
    total = 0
    for i in range(0, len(data) - 1, 2):
        x = int.from_bytes(data[i : i + 2], order)
        total = (total ^ x) + i
        packed = (x ^ 0xFFFF).to_bytes(2, order)
        total += packed[0] * 3 + len(packed.hex())
    return total


def wide(n):
    x = int.from_bytes(b"\xff" * n, "big")
    return x + 1, x * 2 - x == x, (x >> 1).to_bytes(n, "little")[:3]


def places(data, what):
    return (
        data.find(what) * 2 + data.count(what),
        data.rfind(what) - 1,
        data.startswith(what),
        data.endswith(what),
    )


data = bytearray(range(60, 90))
print(fold(data, "little"), fold(bytes(data), "big"), fold(b"\x00\xff\x80\x7f", "big"))
print(wide(1), wide(4), wide(7), wide(8), wide(9))
for what in (b"A", b"Y", b"zz", b"<", b""):
    print(places(data, what), places(bytes(data), what))
print(bytes.fromhex("00ff10") + b"!", bytes.fromhex("ab").hex().upper())
view = memoryview(data)[4:14]
print(sum(view[i] * i for i in range(len(view))), len(view) - len(view[2:]))
for bad in (lambda: data.index(b"zz"), lambda: (-1).to_bytes(2, "big") and 1, lambda: (256).to_bytes(1, "big")):
    try:
        print(bad())
    except (ValueError, OverflowError) as e:
        print(type(e).__name__)

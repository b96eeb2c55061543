# What is wrong with a slice is said before that bytes have no steps.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for data in (b"abcde", bytearray(b"abcde"), memoryview(b"abcde")):
    for step in (1, None, 0, 2, -1):
        show(lambda: bytes(data[1:3:step]))
        show(lambda: bytes(data[1 : 1 << 70 : step]))
        show(lambda: bytes(data["a":3:step]))


def store(part):
    data = bytearray(b"abcde")
    data[part] = b"xy"
    return data


show(lambda: store(slice_of[1:3]))


class Slices:
    def __getitem__(self, part):
        return part


slice_of = Slices()
for part in (slice_of[1:3], slice_of[1:3:0], slice_of[1:3:2], slice_of[: 1 << 70 : 2], slice_of[::1]):
    show(lambda: store(part))

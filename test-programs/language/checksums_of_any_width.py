# Checksums whose width is only known at run time: bits of ints below and above what a number of JavaScript holds.
def reflect(value, width):
    out = 0
    for i in range(width):
        if value & (1 << i):
            out |= 1 << (width - 1 - i)
    return out


class CRC:
    def __init__(self, width, poly, init, reflected, xorout):
        self.width, self.init, self.reflected, self.xorout = width, init, reflected, xorout
        self.mask = (1 << width) - 1
        self.table = []
        for byte in range(256):
            crc = (reflect(byte, 8) if reflected else byte) << (width - 8)
            for _ in range(8):
                crc = (crc << 1) ^ poly if crc & (1 << (width - 1)) else crc << 1
            crc &= self.mask
            self.table.append(reflect(crc, width) if reflected else crc)

    def of(self, data):
        crc = self.init
        for b in data:
            if self.reflected:
                crc = self.table[(crc ^ b) & 0xFF] ^ (crc >> 8)
            else:
                crc = self.table[(crc >> (self.width - 8) ^ b) & 255] ^ ((crc << 8) & self.mask)
        return crc ^ self.xorout


for model in (
    (8, 0x07, 0, False, 0),
    (16, 0x1021, 0xFFFF, False, 0),
    (32, 0x04C11DB7, 0xFFFFFFFF, True, 0xFFFFFFFF),
    (32, 0x04C11DB7, 0xFFFFFFFF, False, 0),
    (40, 0x0004820009, 0, False, (1 << 40) - 1),
    (64, 0x42F0E1EBA9EA3693, 0, False, 0),
    (64, 0x42F0E1EBA9EA3693, (1 << 64) - 1, True, (1 << 64) - 1),
):
    print(model[0], hex(CRC(*model).of(b"123456789")))


def bits(values, shift, factor):
    out = []
    for v in values:
        w = v * factor
        out.append(w & 0xFF)
        out.append((w + v) & 0x7FFFFFFF)
        out.append((w ^ v) & 0xFFFFFFFF)
        out.append((w >> shift) & 0xFFFF)
        out.append((w - (v << 3) | 5) & 0xFFFFFFFF)
        out.append(w & (v >> 1))
        out.append(w ^ v)
        out.append(w >> shift)
    return out


print(bits([0, 1, -1, 255, 2**31, -(2**31), 2**32 - 1, 2**33 + 5, -(2**40) - 3], 7, 3))
print(bits([2**53 - 1, 2**53, -(2**53), 2**63, -(2**64) - 1, 3**50], 30, 2**20 + 1))
print(bits([2**32 - 1, 2**31, 2**52 + 1], 31, 1), bits([2**32 - 1, -(2**45)], 40, 1))

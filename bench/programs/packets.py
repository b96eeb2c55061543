# Packets with struct: headers are packed into a buffer, read back, and errors are raised and handled.
import struct
import time

SIZE = 150000


class BadPacket(Exception):
    def __init__(self, reason, number):
        super().__init__(reason)
        self.number = number


def write(buffer, number, temperature, flags):
    struct.pack_into("<BHhI", buffer, 0, 0xA5, number & 0xFFFF, temperature, flags)
    total = 0
    for i in range(9):
        total += buffer[i]
    buffer[9] = total & 0xFF


def read(buffer):
    magic, number, temperature, flags = struct.unpack_from("<BHhI", buffer, 0)
    if magic != 0xA5:
        raise BadPacket("magic", number)
    if sum(memoryview(buffer)[:9]) & 0xFF != buffer[9]:
        raise BadPacket("sum", number)
    return number, temperature, flags


def run(count):
    buffer = bytearray(10)
    total = errors = lost = 0
    for n in range(count):
        write(buffer, n, n % 700 - 300, n << 16 & 0xFFFF0000 | n & 0xFF)
        if n % 10 == 0:
            buffer[n // 10 % 10] ^= 0x10
        try:
            number, temperature, flags = read(buffer)
            total = (total + number * 3 + temperature + (flags >> 16)) & 0xFFFFFF
        except BadPacket as error:
            errors += 1
            lost += error.number
    return "%d %d %d %s" % (total, errors, lost, struct.pack(">Hi", total & 0xFFFF, -errors).hex())

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)

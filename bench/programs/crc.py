# Checksums of frames: CRC-8 (1-Wire) and CRC-16 (Modbus) bit by bit, CRC-32 with a table.
import time

SIZE = 300


def crc8(data):
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            if crc & 1:
                crc = (crc >> 1) ^ 0x8C
            else:
                crc >>= 1
    return crc


def crc16(data):
    crc = 0xFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            if crc & 1:
                crc = (crc >> 1) ^ 0xA001
            else:
                crc >>= 1
    return crc


def make_table():
    table = []
    for n in range(256):
        for _ in range(8):
            n = (n >> 1) ^ 0xEDB88320 if n & 1 else n >> 1
        table.append(n)
    return table


TABLE = make_table()


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


def run(rounds):
    data = bytearray(2048)
    for i in range(len(data)):
        data[i] = (i * 7 + (i >> 3)) & 0xFF
    sums = []
    for turn in range(rounds):
        data[turn] ^= 0x55
        sums.append("%02x%04x%08x" % (crc8(data), crc16(data), crc32(data)))
    return " ".join(sums[-3:])

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)

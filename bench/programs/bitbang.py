# Bit-banged protocols: UART frames with parity and Manchester code, sent to a list of levels and read back.
import time

SIZE = 20000


class Line:
    def __init__(self):
        self.levels = []

    def put(self, level):
        self.levels.append(level)


def send_uart(line, data):
    for byte in data:
        parity = 0
        line.put(0)
        for i in range(8):
            bit = (byte >> i) & 1
            parity ^= bit
            line.put(bit)
        line.put(parity)
        line.put(1)


def receive_uart(levels):
    received = bytearray()
    at = 0
    while at < len(levels):
        if levels[at] != 0:
            at += 1
            continue
        value = 0
        parity = levels[at + 9]
        for i in range(8):
            bit = levels[at + 1 + i]
            value |= bit << i
            parity ^= bit
        if parity == 0:
            received.append(value)
        at += 11
    return received


def manchester(data, out):
    at = 0
    for byte in data:
        mask = 0x80
        while mask:
            if byte & mask:
                out[at] = 0
                out[at + 1] = 1
            else:
                out[at] = 1
                out[at + 1] = 0
            at += 2
            mask >>= 1
    return at


def run(rounds):
    data = bytes([(i * 37 + 11) & 0xFF for i in range(24)])
    out = bytearray(len(data) * 16)
    total = 0
    for turn in range(rounds // 10):
        line = Line()
        send_uart(line, data)
        received = receive_uart(line.levels)
        edges = 0
        last = 0
        for i in range(manchester(received, out)):
            if out[i] != last:
                edges += 1
                last = out[i]
        total = (total * 31 + edges + sum(received) + turn) & 0xFFFFFF
    return total

start = time.ticks_us()
result = run(SIZE)
elapsed = time.ticks_diff(time.ticks_us(), start)
print(result)
print("time_us", elapsed)

# A small driver for SD cards over SPI, made for this test, with a file system on it.
import os
import time
from machine import SPI, Pin


class Card:
    def __init__(self, spi, cs):
        self.spi, self.cs = spi, cs
        cs.init(Pin.OUT, value=1)
        spi.init(baudrate=200000)
        spi.write(b"\xff" * 10)
        print("reset", self.ask(0, 0, 0x95)[0])
        r, *rest = self.ask(8, 0x1AA, 0x87, 4)
        print("voltage", r, bytes(rest))
        while self.application(41, 0x40000000):
            time.sleep_ms(10)
        print("operating conditions", bytes(self.ask(58, 0, 1, 4)))
        self.command(9, 0)
        self.count = self.size(self.block(16))
        self.cs(1)
        spi.init(baudrate=8000000)

    def command(self, index, arg, crc=1):
        self.cs(0)
        self.spi.write(bytes([0x40 | index]) + arg.to_bytes(4, "big") + bytes([crc]))
        for _ in range(9):
            r = self.spi.read(1, 0xFF)[0]
            if r < 0x80:
                return r
        raise OSError("no card")

    def ask(self, index, arg, crc=1, more=0):
        r = self.command(index, arg, crc)
        rest = self.spi.read(more, 0xFF) if more else b""
        self.cs(1)
        self.spi.write(b"\xff")
        return [r, *rest]

    def application(self, index, arg):
        self.ask(55, 0)
        return self.ask(index, arg)[0]

    def size(self, csd):
        blocks = (((csd[6] & 3) << 10 | csd[7] << 2 | csd[8] >> 6) + 1) << (
            ((csd[9] & 3) << 1 | csd[10] >> 7) + 2
        )
        return blocks << ((csd[5] & 15) - 9)

    def block(self, length):
        while self.spi.read(1, 0xFF) != b"\xfe":
            pass
        data = self.spi.read(length, 0xFF)
        self.spi.read(2, 0xFF)
        return data

    def readblocks(self, n, buf):
        for i in range(0, len(buf), 512):
            if self.command(17, (n + i // 512) * 512):
                raise OSError(5)
            buf[i : i + 512] = self.block(512)
            self.cs(1)

    def writeblocks(self, n, buf):
        for i in range(0, len(buf), 512):
            if self.command(24, (n + i // 512) * 512):
                raise OSError(5)
            self.spi.write(b"\xff\xfe")
            self.spi.write(buf[i : i + 512])
            self.spi.write(b"\0\0")
            ok = self.spi.read(1, 0xFF)[0] & 0x1F == 5
            while self.spi.read(1, 0xFF) == b"\0":
                pass
            self.cs(1)
            if not ok:
                raise OSError(5)

    def ioctl(self, op, arg):
        return self.count if op == 4 else 512 if op == 5 else 0


card = Card(SPI(2), Pin(5))
print(card.count, "sectors")
os.mount(card, "/sd")
print(sorted(os.listdir("/sd")))
print(open("/sd/readme.txt").read(), end="")
with open("/sd/data/A longer name.csv", "w") as f:
    for i in range(300):
        f.write("%d,%d\n" % (i, i * i))
print(list(os.ilistdir("/sd/data")))
with open("/sd/data/a LONGER name.CSV") as f:
    f.seek(-12, 2)
    print(f.read().split())
try:
    card.readblocks(card.count, bytearray(512))
except OSError as e:
    print("past the end:", e)
time.sleep_ms(1500 - time.ticks_ms())
try:
    with open("/sd/more.txt", "w") as f:
        f.write("lost")
except OSError as e:
    print("protected:", e)
time.sleep_ms(500)
try:
    print(open("/sd/readme.txt").read())
except OSError as e:
    print("unplugged:", e)

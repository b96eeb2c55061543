# What yield from and await give, by what the generators and coroutines return
import asyncio


def average():
    total = 0.0
    n = 0
    while True:
        x = yield n
        if x is None:
            return total / n if n else 0.0
        total += x
        n += 1


def pairs(items):
    i = 0
    for item in items:
        yield item, i
        i += 1
    return i


def nothing(n):
    for i in range(n):
        yield i


def listed(n):
    made = []
    for i in range(n):
        made.append(i * 0.5)
        yield i
    return made


class Reader:
    def __init__(self, first):
        self.first = first

    def read(self, n):
        yield n
        return self.first + n


class Doubler(Reader):
    def read(self, n):
        yield -n
        return 2.5 * n


def collect(out):
    while True:
        mean = yield from average()
        out.append(mean * 2)


def everything():
    count = yield from pairs("abc")
    none = yield from nothing(2)
    floats = yield from listed(4)
    floats.append("text")
    sums = 0
    for reader in (Reader(1), Doubler(1), Reader(2)):
        sums += yield from reader.read(4)
    rest = yield from [1, 2]
    again = yield from iter(pairs("xy"))
    return count + 1, none, floats, sums, rest, again


out = []
g = collect(out)
next(g)
for k in range(3):
    for v in (1.5, 2.5, k):
        g.send(v)
    g.send(None)
print(out)

g = everything()
try:
    while True:
        print(next(g), end=" ")
except StopIteration as e:
    print(e.value)


async def measured(n):
    await asyncio.sleep(0)
    return n * 0.5


async def late(n):
    if n > 2:
        return None
    return n


class Sensor:
    async def value(self, n):
        got = await measured(n)
        return got + 1


async def main():
    total = 0.0
    for n in range(5):
        total += await measured(n)
        seen = await late(n)
        print(seen if seen is None else seen + 1, end=" ")
    sensor = Sensor()
    print(total, await sensor.value(3), await asyncio.wait_for(measured(9), 1))
    print(await asyncio.gather(measured(1), late(2)))


asyncio.run(main())

code = [("push", 1), None]
code[1] = ("add", 3)
text = ""
for op, n in code:
    text += op + str(n + 1)
print(text)
code.append(None)
try:
    for op, n in code:
        pass
except TypeError:
    print("TypeError", op, n)

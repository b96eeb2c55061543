# Coroutines driven by a small loop of our own: what `await` hands up and down.
async def work(name, times):
    for i in range(times):
        await sleep(i + 1)
        print(name, i)
    return name + " done"


async def sleep(ticks):
    return await Ticks(ticks)


class Ticks:
    def __init__(self, ticks):
        self.ticks = ticks

    def __await__(self):
        for _ in range(self.ticks):
            yield

    __iter__ = __await__


class Resource:
    async def __aenter__(self):
        print("enter")
        await sleep(1)
        return self

    async def __aexit__(self, kind, value, trace):
        print("exit", kind.__name__ if kind else None)
        return kind is KeyError


class Numbers:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        await sleep(1)
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def main():
    print(await work("main", 2))
    async with Resource():
        print("in with")
    async with Resource():
        raise KeyError("swallowed")
    async for n in Numbers(3):
        print("number", n)
    else:
        print("no more")
    try:
        await failing()
    except ValueError as e:
        print("caught", e)


async def failing():
    await sleep(1)
    raise ValueError("later")


def run(*coroutines):
    waiting = list(coroutines)
    steps = 0
    while waiting:
        for task in list(waiting):
            steps += 1
            try:
                task.send(None)
            except StopIteration as e:
                waiting.remove(task)
                print("finished with", e.value)
    return steps


print(run(main()), "steps")
print(run(work("a", 2), work("b", 3)), "steps")

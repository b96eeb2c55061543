# The order in which tasks run: by time, those of the same time as they came, cancelled ones at once; awaits of awaits.
import asyncio

log = []


async def leaf(v):
    await asyncio.sleep_ms(0)
    return v


async def middle(v):
    a = await leaf(v)
    return a + await leaf(v * 10)


async def handled(v):
    try:
        return await middle(v)
    finally:
        log.append(("end", v))


async def sleeper(name, ms, times):
    for i in range(times):
        await asyncio.sleep_ms(ms)
        log.append((name, i))
    return name


async def turns(name, n):
    for i in range(n):
        await asyncio.sleep(0)
        log.append((name, i))


async def failing(v):
    await leaf(v)
    raise ValueError(v)


async def stops(v):
    await leaf(v)
    raise StopIteration(v)


async def outer(f, v):
    return await f(v)


async def cancelled():
    try:
        await sleeper("never", 1000, 5)
    except asyncio.CancelledError:
        log.append("cancelled")
        raise


async def main():
    print(await middle(1), await handled(2))
    print(await asyncio.gather(sleeper("a", 150, 1), sleeper("b", 50, 1), sleeper("c", 250, 1)))
    await asyncio.gather(*[turns(n, 2) for n in "wxyz"])
    print(log)
    log.clear()
    for f in (failing, stops):
        try:
            print(await outer(f, 3))
        except Exception as e:
            print(type(e).__name__, e)
    results = await asyncio.gather(failing(4), middle(5), return_exceptions=True)
    print([repr(r) for r in results])
    tasks = [asyncio.create_task(sleeper("t%d" % i, 600 - i * 100, 1)) for i in range(5)]
    await asyncio.sleep_ms(5)
    stuck = asyncio.create_task(cancelled())
    await asyncio.sleep_ms(0)
    tasks[1].cancel()
    tasks[4].cancel()
    stuck.cancel()
    for t in tasks + [stuck]:
        try:
            log.append(await t)
        except asyncio.CancelledError:
            log.append("gone")
    print(log)
    try:
        await asyncio.wait_for_ms(middle(7), 1000)
        await asyncio.wait_for_ms(sleeper("long", 500, 3), 20)
    except asyncio.TimeoutError:
        print("timeout")
    c = leaf(8)
    print(await c, await c)


asyncio.run(main())
try:
    asyncio.core.TaskQueue().pop()
except IndexError as e:
    print("IndexError", e)
print(asyncio.core.TaskQueue().peek())


async def shown():
    print(asyncio.current_task(), [asyncio.create_task(leaf(1))])


asyncio.run(shown())

# A chat of several clients, each served by a task: what one says, all hear.
import asyncio

writers = {}


async def tell(text):
    print(text)
    for writer in list(writers):
        writer.write(text + "\n")
        await writer.drain()


async def serve(reader, writer):
    name = (await reader.readline()).decode().strip()
    writers[writer] = name
    await tell(name + " is here")
    while True:
        line = await reader.readline()
        if not line:
            break
        await tell(name + ": " + line.decode().strip())
    del writers[writer]
    writer.close()
    await tell(name + " is gone")


async def main():
    await asyncio.start_server(serve, "0.0.0.0", 7777)
    while True:
        await asyncio.sleep(1)


asyncio.run(main())

# ESP-NOW for asyncio: a task waits until there is a message, or until the last one has been acknowledged.

import asyncio
import espnow


class AIOESPNow(espnow.ESPNow):
    async def arecv(self):
        yield asyncio.core._io_queue.queue_read(self)
        return self.recv(0)

    async def airecv(self):
        yield asyncio.core._io_queue.queue_read(self)
        return self.irecv(0)

    async def asend(self, mac, msg=None, sync=None):
        yield asyncio.core._io_queue.queue_write(self)
        if msg is None:
            return self.send(None, mac, sync)
        return self.send(mac, msg, sync)

    def __aiter__(self):
        return self

    async def __anext__(self):
        return await self.airecv()

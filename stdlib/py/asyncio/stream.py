"""Streams: objects with read and write that give None instead of waiting, and connections over sockets."""

from . import core


class Stream:
    def __init__(self, s, e={}):
        self.s = s
        self.e = e
        self.out_buf = b""

    def get_extra_info(self, name):
        return self.e[name]

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        await self.close()

    def close(self):
        self.s.close()
        # So that it can be awaited.
        return core.sleep_ms(0)

    wait_closed = close

    def read(self, n=-1):
        """Up to `n` bytes, at least one unless the stream has ended; everything if `n` is negative."""
        everything = b""
        while True:
            core._io_queue.queue_read(self.s)
            yield
            part = self.s.read(n)
            if part is not None:
                if n >= 0:
                    return part
                if not part:
                    return everything
                everything += part

    def readinto(self, buf):
        core._io_queue.queue_read(self.s)
        yield
        return self.s.readinto(buf)

    def readexactly(self, n):
        data = b""
        while n:
            core._io_queue.queue_read(self.s)
            yield
            part = self.s.read(n)
            if part is not None:
                if not part:
                    raise EOFError
                data += part
                n -= len(part)
        return data

    def readline(self):
        line = b""
        while True:
            core._io_queue.queue_read(self.s)
            yield
            part = self.s.readline()
            if part is not None:
                if not part:
                    return line
                line += part
                if line[-1] == 10:
                    return line

    def write(self, buf):
        """Writes what can be written at once and keeps the rest for `drain`."""
        if not self.out_buf:
            n = self.s.write(buf)
            if n == len(buf):
                return
            if n is not None:
                buf = buf[n:]
        self.out_buf += buf

    def drain(self):
        if not self.out_buf:
            # A task that only writes must let others run too.
            return (yield from core.sleep_ms(0))
        rest = memoryview(self.out_buf)
        at = 0
        while at < len(rest):
            core._io_queue.queue_write(self.s)
            yield
            n = self.s.write(rest[at:])
            if n is not None:
                at += n
        self.out_buf = b""


StreamReader = Stream
StreamWriter = Stream


async def open_connection(host, port, ssl=None, server_hostname=None):
    import socket
    from errno import EINPROGRESS

    family, kind, protocol, _, address = socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)[0]
    s = socket.socket(family, kind, protocol)
    s.setblocking(False)
    try:
        s.connect(address)
    except OSError as e:
        if e.errno != EINPROGRESS:
            raise
    await _writable(s)
    if ssl:
        if ssl is True:
            import ssl as security

            ssl = security.SSLContext(security.PROTOCOL_TLS_CLIENT)
        s = ssl.wrap_socket(s, server_hostname=server_hostname or host, do_handshake_on_connect=False)
        s.setblocking(False)
    stream = Stream(s)
    return stream, stream


def _writable(s):
    core._io_queue.queue_write(s)
    yield


class Server:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        self.close()
        await self.wait_closed()

    def close(self):
        self.state = True
        self.task.cancel()

    async def wait_closed(self):
        await self.task

    def _accept(self, listening):
        """Waits until somebody connects."""
        core._io_queue.queue_read(listening)
        yield
        return listening.accept()

    async def _serve(self, listening, serve, ssl):
        self.state = False
        try:
            while True:
                try:
                    connection, address = await self._accept(listening)
                except OSError:
                    # Whoever it was is gone again.
                    continue
                connection.setblocking(False)
                if ssl:
                    try:
                        connection = ssl.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
                    except OSError as e:
                        core.sys.print_exception(e)
                        connection.close()
                        continue
                    connection.setblocking(False)
                stream = Stream(connection, {"peername": address})
                core.create_task(serve(stream, stream))
        except core.CancelledError:
            if not self.state:
                raise
        finally:
            listening.close()


async def start_server(cb, host, port, backlog=5, ssl=None):
    import socket

    family, kind, protocol, _, address = socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)[0]
    listening = socket.socket(family, kind, protocol)
    listening.setblocking(False)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(address)
    listening.listen(backlog)
    server = Server()
    server.task = core.create_task(server._serve(listening, cb, ssl))
    return server


# Names of the first uasyncio, which drivers and clients still use.
async def _awrite(self, buf, off=0, sz=-1):
    if off or sz != -1:
        buf = memoryview(buf)[off:] if sz == -1 else memoryview(buf)[off : off + sz]
    self.write(buf)
    await self.drain()


Stream.aclose = Stream.wait_closed
Stream.awrite = _awrite
Stream.awritestr = _awrite

/** Sockets in the network of the machine: programs talk to servers and clients of node's, which wait on this process' event loop. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import type { Socket } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "../helpers/free-port.js";
import { folderWith, halpy } from "../helpers/halpy.js";
import { asked, run, serving, withServer } from "../helpers/network-peers.js";

const sha = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const CONNECTED = `
s = socket.socket()
s.connect(socket.getaddrinfo("localhost", PORT)[0][-1])
`;

describe("the network of the machine", function () {
  this.timeout(60_000);

  it("lets a client talk to a server", () =>
    withServer(
      (socket) => socket.on("data", (bytes) => socket.write(`got ${bytes.toString()}`)),
      async (port) => {
        const { stdout, stderr } = await run(
          `${CONNECTED}
for i in range(3):
    s.write("line %d\\n" % i)
    print(s.readline())
s.close()`,
          port,
        );
        assert.equal(stdout + stderr, "b'got line 0\\n'\nb'got line 1\\n'\nb'got line 2\\n'\n");
      },
    ));

  it("fills buffers, also in threads", () =>
    withServer(
      (socket) => {
        socket.write("ab");
        setTimeout(() => socket.end("cdefg"), 50);
      },
      async (port) => {
        const { stdout, stderr } = await run(
          `
import _thread
def fill():
    ${CONNECTED.trim().replace("\n", "\n    ")}
    for size in (5, 5):
        buffer = bytearray(size)
        print(s.readinto(buffer), buffer)
fill()
over = _thread.allocate_lock()
over.acquire()
def work():
    fill()
    over.release()
_thread.start_new_thread(work, ())
over.acquire()`,
          port,
        );
        const filled = "5 bytearray(b'abcde')\n2 bytearray(b'fg\\x00\\x00\\x00')\n";
        assert.equal(stdout + stderr, filled + filled);
      },
    ));

  it("carries megabytes both ways without losing any", () => {
    const there = Buffer.from(Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7919) >> 5));
    return withServer(
      (socket) => {
        const parts: Buffer[] = [];
        socket.on("data", (part) => parts.push(part));
        socket.on("end", () => socket.end(`${sha(Buffer.concat(parts))}\n`));
        socket.write(there);
      },
      async (port) => {
        const { stdout, stderr } = await run(
          `import hashlib
${CONNECTED}
h = hashlib.sha256()
left = ${there.length}
while left:
    part = s.recv(min(left, 5000))
    left -= len(part)
    h.update(part)
print(h.digest().hex())
block = bytes(range(256)) * 40
for i in range(200):
    s.sendall(block)
s.close()`,
          port,
        );
        assert.equal(stdout + stderr, `${sha(there)}\n`);
      },
    );
  });

  it("has what was sent last arrive though the program is over", async () => {
    let got = "";
    await withServer(
      (socket) => socket.on("data", (bytes) => (got += bytes.toString("latin1"))),
      async (port, server) => {
        const gone = once(server, "connection").then(([socket]) => once(socket as Socket, "close"));
        await run(`${CONNECTED}\ns.send(b"x" * 100000)\ns.send(b"last")`, port);
        await gone;
      },
    );
    assert.equal(got.length, 100_004);
    assert.ok(got.endsWith("last"));
  });

  it("serves clients", async () => {
    const port = await freePort();
    const { over } = await serving(
      `
s = socket.socket()
s.bind(("", PORT))
s.listen(5)
print("ready")
for i in range(2):
    c, peer = s.accept()
    request = c.read()
    c.write(b"%d:" % i + request.upper())
    c.close()
s.close()`,
      port,
    );
    assert.equal(await asked(port, "one"), "0:ONE");
    assert.equal(await asked(port, "two"), "1:TWO");
    assert.equal((await over).status, 0);
  });

  it("serves clients from tasks and from threads, without anybody looking for them all the time", async () => {
    const tasks = `
import asyncio
async def serve(reader, writer):
    line = await reader.readline()
    writer.write(b"task " + line)
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    done.set()
async def main():
    global done
    done = asyncio.Event()
    server = await asyncio.start_server(serve, "127.0.0.1", PORT)
    print("ready")
    await done.wait()
asyncio.run(main())`;
    const threads = `
import _thread, time
def serve():
    s = socket.socket()
    s.bind(("127.0.0.1", PORT))
    s.listen(1)
    print("ready")
    c, _ = s.accept()
    c.write(b"thread " + c.readline())
    c.close()
_thread.start_new_thread(serve, ())
time.sleep(20)`;
    for (const [code, answer] of [
      [tasks, "task hello\n"],
      [threads, "thread hello\n"],
    ] as const) {
      const port = await freePort();
      const { child, over } = await serving(code, port);
      const start = performance.now();
      assert.equal(await asked(port, "hello\n"), answer);
      assert.ok(performance.now() - start < 10_000);
      child.kill();
      await over;
    }
  });

  it("asks streams that announce nothing seldomer the longer it waits, and sockets beside them at once", () =>
    withServer(
      (socket) => socket.on("data", (bytes) => setTimeout(() => socket.write(bytes), 150)),
      async (port) => {
        const { stdout, stderr } = await run(
          `
import io, select, time
class Quiet(io.IOBase):
    asked = 0
    def ioctl(self, request, argument):
        self.asked += 1
        return 0
${CONNECTED}
quiet = Quiet()
p = select.poll()
p.register(quiet, select.POLLIN)
p.register(s, select.POLLIN)
s.write(b"x")
start = time.ticks_ms()
print([o is s for o, _ in p.poll()], quiet.asked < 30 + time.ticks_diff(time.ticks_ms(), start) / 10)`,
          port,
        );
        assert.equal(stdout + stderr, "[True] True\n");
      },
    ));

  it("carries datagrams", async () => {
    const socket = createSocket("udp4");
    socket.on("message", (bytes, from) => socket.send(`got ${bytes.toString()}`, from.port, from.address));
    socket.bind(0, "127.0.0.1");
    await once(socket, "listening");
    const { stdout, stderr } = await run(
      `
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
a = socket.getaddrinfo("127.0.0.1", PORT)[0][-1]
for i in range(3):
    s.sendto(b"%d" % i, a)
    print(s.recvfrom(100)[0])
s.settimeout(0.05)
try:
    s.recv(1)
except OSError as e:
    print(e.errno)`,
      socket.address().port,
    );
    socket.close();
    assert.equal(stdout + stderr, "b'got 0'\nb'got 1'\nb'got 2'\n11\n");
  });

  it("tells what goes wrong with datagrams, and is over at once then", async () => {
    const port = await freePort();
    const start = performance.now();
    const { stdout, stderr } = await run(
      `
def told(f, *args):
    try:
        print(f(*args))
    except OSError as e:
        print(e.errno)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
a = ("127.0.0.1", PORT)
s.bind(a)
told(s.sendto, b"x", ("127.0.0.1", 0))
join = lambda *group: told(s.setsockopt, 0, socket.IP_ADD_MEMBERSHIP, bytes(group + (127, 0, 0, 1)))
join(10, 1, 2, 3)
join(239, 1, 2, 3)
join(239, 1, 2, 3)
told(s.setsockopt, 0, socket.IP_DROP_MEMBERSHIP, bytes((239, 1, 2, 9, 127, 0, 0, 1)))
told(s.listen, 1)
told(s.accept)
c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
c.connect(a)
c.send(b"hello")
_, back = s.recvfrom(10)
other = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
other.sendto(b"from another one", back)
s.sendto(b"answer", back)
told(c.recv, 20)`,
      port,
    );
    assert.equal(stdout + stderr, "22\n22\nNone\n98\n99\n95\n95\nb'answer'\n");
    assert.ok(performance.now() - start < 3000);
  });

  it("tells what goes wrong", async () => {
    const port = await freePort();
    const { stdout, stderr } = await run(
      `
def told(f, *args):
    try:
        print(f(*args))
    except OSError as e:
        print(e)
a = ("127.0.0.1", PORT)
told(socket.socket().connect, a)
first = socket.socket()
first.bind(a)
first.listen(1)
told(socket.socket().bind, a)
s = socket.socket()
s.setblocking(False)
told(s.connect, a)
c, _ = first.accept()
told(s.connect, a)
told(s.recv, 1)
c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\\1\\0\\0\\0\\0\\0\\0\\0")
c.close()
s.setblocking(True)
told(s.recv, 1)
told(s.recv, 1)
told(s.send, b"x")
s.close()
told(s.send, b"x")
first.settimeout(0.05)
told(first.accept)`,
      port,
    );
    assert.deepEqual((stdout + stderr).trim().split("\n"), [
      "[Errno 111] ECONNREFUSED",
      "[Errno 98] EADDRINUSE",
      "[Errno 115] EINPROGRESS",
      "None",
      "[Errno 11] EAGAIN",
      "[Errno 104] ECONNRESET",
      "b''",
      "32",
      "[Errno 9] EBADF",
      "[Errno 110] ETIMEDOUT",
    ]);
  });

  it("is left by Ctrl-C", async () => {
    const port = await freePort();
    const { child, over } = await serving(
      `
s = socket.socket()
s.bind(("127.0.0.1", PORT))
s.listen(1)
print("ready")
try:
    s.accept()
finally:
    print("bye")`,
      port,
    );
    child.kill("SIGINT");
    const { status, output, errors } = await over;
    assert.equal(status, 130);
    assert.equal(output, "ready\nbye\n");
    assert.match(errors, /line 9, in <module>\nKeyboardInterrupt/);
  });

  it("is there in built programs", () =>
    withServer(
      (socket) => socket.on("data", (bytes) => socket.end(bytes.toString().toUpperCase())),
      async (port) => {
        const code = `import socket\ns = socket.socket()\ns.connect(("127.0.0.1", ${port}))\ns.write("hello")\nprint(s.read())\n`;
        const folder = folderWith({ "program.py": code });
        for (const [main, ...form] of [
          ["index.js"],
          ["program.mjs", "--bundle"],
          ["program.mjs", "--bundle", "--minify"],
        ] as const) {
          const built = halpy(["build", ...form, "-o", "out", "program.py"], { cwd: folder });
          assert.equal(built.status, 0, built.stderr);
          const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "out", main)]);
          assert.equal(stdout, "b'HELLO'\n", form.join(" "));
        }
      },
    ));
});

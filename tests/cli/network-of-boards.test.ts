/** The network of the machine, and simulated boards that are let into it. */

import assert from "node:assert/strict";
import { freePort } from "../helpers/free-port.js";
import { asked, run, serving, withServer } from "../helpers/network-peers.js";

describe("the network of the machine, for simulated boards", function () {
  this.timeout(60_000);

  it("has its ports free again when a board starts anew", async () => {
    const port = await freePort();
    const code = `
import machine
s = socket.socket()
s.bind(("127.0.0.1", PORT))
s.listen(1)
c = socket.socket()
c.connect(("127.0.0.1", PORT))
print(machine.reset_cause() == machine.DEEPSLEEP_RESET)
if machine.reset_cause() != machine.DEEPSLEEP_RESET:
    machine.deepsleep(1000)`;
    for (const which of ["own", "machine"]) {
      const { stdout, stderr } = await run(code, port, "--board", "esp32", "--network", which);
      assert.equal(stdout + stderr, "False\nTrue\n", which);
    }
  });

  it("ends waits of the main thread on a simulated board, which runs in real time, when a thread is reached", async () => {
    const port = await freePort();
    const code = `
import _thread, time
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("127.0.0.1", PORT))
s.listen(1)
served = _thread.allocate_lock()
served.acquire()
began = time.ticks_ms()
def serve():
    for i in range(2):
        c, _ = s.accept()
        c.write(c.readline())
        c.close()
        print("served", time.ticks_diff(time.ticks_ms(), began) < 20000)
    served.release()
_thread.start_new_thread(serve, ())
print("serving")
if "sleep" in sys.argv:
    time.sleep(25)
else:
    served.acquire()`;
    for (const how of ["sleep", "acquire"]) {
      const options = ["--no-waveform", "--board", "esp32", "--network", "machine"];
      const { child, over } = await serving(code, port, options, how);
      assert.equal(await asked(port, "one\n"), "one\n");
      assert.equal(await asked(port, "two\n"), "two\n");
      // What was served is printed before the next answer is asked for, the last one soon.
      if (how === "sleep") setTimeout(() => child.kill("SIGINT"), 500);
      const { output, errors } = await over;
      assert.equal(output, "serving\nserved True\nserved True\n", errors);
    }
  });

  it("has other ports of the machine for those that need rights", async () => {
    const port = await freePort();
    const code = `
s = socket.socket()
s.bind(("", 80))
s.listen(1)
outside = socket.socket()
outside.connect(("127.0.0.1", PORT))
c, _ = s.accept()
c.write("one")
print(outside.recv(3))
inside = socket.socket()
inside.connect(("127.0.0.1", 80))
c, _ = s.accept()
c.write("two")
print(inside.recv(3))`;
    const options = ["--board", "esp32", "--network", "machine"];
    const { stdout, stderr } = await run(code, port, ...options, "--port", `80=${port}`);
    assert.equal(stdout + stderr, "b'one'\nb'two'\n");
    for (const [words, message] of [
      [[...options, "--port", "80"], "--port: '80' is no pair of ports such as 80=8080"],
      [["--port", "80=8080"], "--port: only boards with '--network machine' have ports of this machine"],
    ] as const) {
      const wrong = await run(code, port, ...words);
      assert.equal(wrong.status, 2);
      assert.ok(wrong.stderr.includes(message), wrong.stderr);
    }
  });

  it("is closed to simulated boards unless it is opened", () =>
    withServer(
      (socket) => setTimeout(() => socket.end("from the machine"), 100),
      async (port) => {
        const code = `
from machine import Timer
ticks = []
timer = Timer(0)
timer.init(period=10, callback=lambda t: ticks.append(1))
s = socket.socket()
try:
    s.connect(("127.0.0.1", PORT))
    print(s.read(), len(ticks) > 0)
except OSError as e:
    print(e)
timer.deinit()
try:
    s.connect(("192.0.2.1", 80))
except OSError as e:
    pass`;
        const own = await run(code, port, "--board", "esp32");
        assert.equal(own.stdout, "[Errno 111] ECONNREFUSED\n");
        assert.match(
          own.stderr,
          /sockets of a simulated board reach this program and hosts of its board file; with --network machine/,
        );
        const open = await run(
          code.replace(/\ntry:\n {4}s.connect\(\("192[^]*/, ""),
          port,
          "--board",
          "esp32",
          "--network",
          "machine",
        );
        assert.equal(open.stdout + open.stderr, "b'from the machine' True\n");
      },
    ));
});

/** Built programs as services of systemd: what they tell it, and when. A program of the tests stands for systemd's own tool. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { socketNotifier } from "../../runtime-hal/linux/notify-socket.js";
import type { Koffi } from "../../runtime-hal/linux/libc.js";
import { halpy } from "../helpers/halpy.js";
import { FakeKernel } from "../linux/fake-kernel.js";

describe("a program as a service", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "halpy-service-"));
    writeFileSync(join(folder, "systemd-notify"), `#!/bin/sh\necho "$*" >>'${folder}/told'\n`);
    chmodSync(join(folder, "systemd-notify"), 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const told = (): string[] => readFileSync(join(folder, "told"), "utf8").trimEnd().split("\n");

  function build(text: string, ...more: string[]): string {
    writeFileSync(join(folder, "plant.py"), text);
    const { status, stderr } = halpy(["build", "--bundle", ...more, "-o", folder, join(folder, "plant.py")]);
    assert.equal(status, 0, stderr);
    return join(folder, "plant.mjs");
  }

  function run(file: string, watchdogMs: number | undefined, root = folder): Promise<string> {
    const watchdog = watchdogMs === undefined ? {} : { WATCHDOG_USEC: String(watchdogMs * 1000) };
    const child = spawn(process.execPath, [file], {
      env: {
        ...process.env,
        PATH: `${folder}:${process.env.PATH ?? ""}`,
        NOTIFY_SOCKET: join(folder, "socket"),
        HALPY_NO_KOFFI: "1",
        HALPY_SYSTEM_ROOT: root,
        ...watchdog,
      },
      stdio: ["pipe", "pipe", "inherit"],
    });
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    // It waits for input that comes late, counted from when it runs, which takes a busy machine a while.
    const starting = setInterval(() => {
      if (!existsSync(join(folder, "told"))) return;
      clearInterval(starting);
      setTimeout(() => child.stdin.end("late\n"), 900);
    }, 10);
    child.on("close", () => clearInterval(starting));
    return new Promise((resolve) => child.on("close", () => resolve(out)));
  }

  it("says that it starts, before its first line", async () => {
    const file = build(
      `import os\nwith open(os.getenv("HALPY_SYSTEM_ROOT") + "/told") as f:\n    print(f.read())\n`,
    );
    assert.equal(await run(file, undefined), "READY=1\n\n");
    assert.deepEqual(told(), ["READY=1"]);
  });

  for (const [what, text] of [
    ["sleeps", "import time\ntime.sleep(1)\n"],
    ["computes", "import time\nend = time.ticks_ms() + 1000\nwhile time.ticks_ms() < end:\n    pass\n"],
    ["waits for input", "input()\n"],
    ["waits in asyncio", "import asyncio\nasyncio.run(asyncio.sleep(1))\n"],
    ["takes long for each turn of a loop", "for i in range(200):\n    sorted(range(100000, 0, -1))\n"],
  ] as const)
    it(`shows that it gets on while it ${what}`, async () => {
      const file = build(text);
      const start = performance.now();
      await run(file, 600);
      // Three times in the watchdog's time, however long a busy machine takes for the program.
      const most = (performance.now() - start) / 200 + 1;
      const beats = told().filter((line) => line === "WATCHDOG=1").length;
      assert.ok(beats >= 2, told().join(" | "));
      assert.ok(beats <= most, `${most}: ${told().join(" | ")}`);
    });

  it("is not watched while a command of the shell runs", async () => {
    await run(build("import os\nos.system('sleep 0.1')\n"), 600);
    assert.deepEqual(told(), ["READY=1", "WATCHDOG_USEC=0", "WATCHDOG_USEC=600000 WATCHDOG=1"]);
  });

  it("is watched by its own time as soon as it has a watchdog of its own", async () => {
    const script = `
from machine import WDT
import time
dog = WDT(timeout=400)
time.sleep(1)
dog.feed()
dog.feed()
`;
    const kernel = new FakeKernel();
    await run(build(script, "--backend", "linux", "--board", "rpi4", "--no-check"), 60_000, kernel.root);
    kernel.remove();
    assert.deepEqual(told(), [
      "READY=1",
      "WATCHDOG_USEC=500000",
      "WATCHDOG=1",
      "WATCHDOG=1",
      // At the end of the program.
      "WATCHDOG_USEC=60000000 WATCHDOG=1",
    ]);
  });

  it("tells without the tool where the C library can be called", () => {
    const library = (createRequire(import.meta.url)("koffi") as Koffi).load(null);
    const socket = library.func("int socket(int domain, int type, int protocol)");
    const bind = library.func("int bind(int fd, const void *address, unsigned int size)");
    const receive = library.func("intptr_t recv(int fd, void *data, size_t length, int flags)");
    for (const path of [join(folder, "socket"), `@halpy-test-${process.pid}`]) {
      const name = Buffer.from(path.startsWith("@") ? `\0${path.slice(1)}` : `${path}\0`);
      const address = Buffer.concat([Buffer.from([1, 0]), name]);
      const fd = socket(1, 2, 0);
      assert.equal(bind(fd, address, address.length), 0);
      const notify = socketNotifier(path);
      assert.equal(notify?.("READY=1\nSTATUS=well"), true);
      const data = Buffer.alloc(100);
      const length = receive(fd, data, data.length, 0);
      assert.equal(data.toString("utf8", 0, length), "READY=1\nSTATUS=well");
    }
    // Nobody listens, and kinds of sockets that are not of this machine.
    assert.equal(socketNotifier(join(folder, "nobody"))?.("READY=1"), false);
    assert.equal(socketNotifier("vsock:2:1"), undefined);
  });
});

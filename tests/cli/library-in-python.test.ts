/** Library modules in Python: they are found, shown and built like the frozen modules of MicroPython. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FROZEN_MODULES } from "../../cli/frozen.js";
import { folderWith, halpy } from "../helpers/halpy.js";

/*
 * It runs on the clock of the machine. Both counters wait equally long, so the one that starts first stays in front
 * however long the machine pauses; with 20 and 30 ms, a pause of 10 ms between the two starts changed the order.
 */
const PROGRAM = `
import asyncio

async def count(name, ms):
    for i in range(3):
        print(name, i)
        await asyncio.sleep_ms(ms)
    return name

async def main():
    event = asyncio.Event()
    lock = asyncio.Lock()
    async def waits():
        async with lock:
            await event.wait()
            print("event")
    task = asyncio.create_task(waits())
    print(await asyncio.gather(count("a", 20), count("b", 20)))
    event.set()
    await task
    try:
        await asyncio.wait_for_ms(asyncio.sleep(5), 1)
    except asyncio.TimeoutError:
        print("timeout")
    1 / 0

asyncio.run(main())
`;
const PRINTED = "a 0\nb 0\na 1\nb 1\na 2\nb 2\n['a', 'b']\nevent\ntimeout\n";

function runNode(file: string): { stdout: string; stderr: string } {
  const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8", timeout: 15_000 });
  return { stdout, stderr };
}

describe("library modules in Python", () => {
  it("are listed", () => {
    const folder = fileURLToPath(new URL("../stdlib/py/", import.meta.url));
    const names = readdirSync(folder).map((name) => name.replace(/\.py$/, ""));
    // Those in CircuitPython are in a folder of their own.
    assert.deepEqual(names.filter((name) => name !== "circuitpython").sort(), [...FROZEN_MODULES].sort());
  });

  it("run, out of the cache too, and are in tracebacks under their own names", () => {
    const folder = folderWith({ "main.py": PROGRAM });
    for (let i = 0; i < 2; i++) {
      const { stdout, stderr, status } = halpy(["run", "main.py"], { cwd: folder });
      assert.equal(stdout, PRINTED);
      assert.match(
        stderr,
        /File "asyncio\/core\.py", line \d+, in run\n[^]*File "main\.py", line \d+, in main\nZeroDivisionError/,
      );
      assert.equal(status, 1);
    }
  });

  it("give way to files of the program, and are found by imports at run time", () => {
    const folder = folderWith({ "uasyncio.py": "print('mine')", "main.py": "import uasyncio" });
    assert.equal(halpy(["run", "main.py"], { cwd: folder }).stdout, "mine\n");
    const late = "m = __import__('asyn' + 'cio')\nprint(m.__file__, m.Lock().locked())";
    assert.equal(halpy(["run", "-c", late]).stdout, "asyncio/__init__.py False\n");
    const without = halpy(["run", "-c", "import asyncio"], { env: { MICROPYPATH: "" } });
    assert.match(without.stderr, /ImportError: no module named 'asyncio'/);
  });

  it("are part of built programs", () => {
    const folder = folderWith({ "main.py": PROGRAM });
    halpy(["build", "main.py", "-o", "tree"], { cwd: folder });
    halpy(["build", "--bundle", "main.py", "-o", "bundle"], { cwd: folder });
    for (const file of ["tree/index.js", "bundle/main.mjs"]) {
      const { stdout, stderr } = runNode(join(folder, file));
      assert.equal(stdout, PRINTED, file);
      assert.match(stderr, /ZeroDivisionError/);
    }
  });

  it("wait in the virtual time of a board", () => {
    const program = `
import asyncio, machine, time
async def main():
    start = time.ticks_ms()
    await asyncio.sleep(3600)
    print(time.ticks_diff(time.ticks_ms(), start) // 1000)
    await asyncio.Event().wait()
machine.Pin(2, machine.Pin.OUT)
asyncio.run(main())
`;
    const { stdout, stderr, status } = halpy(["run", "-c", program]);
    assert.match(stdout, /^3600\n/);
    assert.match(stderr, /deadlock/);
    assert.equal(status, 3);
  });
});

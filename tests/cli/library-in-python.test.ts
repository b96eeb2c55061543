/** Library modules in Python: they are found, shown and built like the frozen modules of MicroPython. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FROZEN_MODULES } from "../../cli/frozen.js";
import { PIO_NAMES } from "../../compiler/syntax/pio-programs.js";
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

  it("leave what is known of programs as it is", () => {
    const program = (name: string): string => `
import ${name}
class Filter:
    def __init__(self):
        self.y = 0.0
    def step(self, x):
        self.y += 0.5 * (x - self.y)
        return self.y
print(Filter().step(1.5))
`;
    for (const [name, board] of [
      ["uasyncio", "esp32"],
      ["asyncio", "esp32"],
      ["rp2", "pico"],
      ["rp2, neopixel", "pico"],
      ["onewire, ds18x20", "pico"],
      ["espnow", "esp32"],
      ["urequests", "esp32"],
    ] as const) {
      const folder = folderWith({ "main.py": program(name) });
      halpy(["build", "--board", board, "main.py", "-o", "tree"], { cwd: folder });
      assert.match(readFileSync(join(folder, "tree/main.js"), "utf8"), /self\.n\$y/, name);
    }
  });

  it("have what asyncio has under its old name", () => {
    const code = `
import uasyncio, asyncio
from uasyncio import Event, sleep_ms, core
print(uasyncio.Lock is asyncio.Lock, uasyncio.run is asyncio.run, hasattr(uasyncio, "nothing"), hasattr(uasyncio, "funcs"))
uasyncio.run(uasyncio.gather(sleep_ms(1)))
print(hasattr(uasyncio, "funcs"), uasyncio.funcs is asyncio.funcs, core is asyncio.core, uasyncio.__name__, uasyncio.__version__)
try:
    uasyncio.nothing
except AttributeError as e:
    print(repr(e))
`;
    assert.equal(
      halpy(["run", "-c", code]).stdout,
      "True True False False\nTrue True True uasyncio (3, 0, 0)\nAttributeError('nothing',)\n",
    );
  });

  it("for the RP2's state machines have instructions that the compiler knows by name", () => {
    const code =
      "import rp2\nprint(*sorted(set(rp2._NAMES) | set(rp2._DIRECTIVES) | set(rp2._INSTRUCTIONS)))";
    const { stdout } = halpy(["run", "--board", "pico", "-c", code]);
    assert.deepEqual(stdout.trim().split(" "), [...PIO_NAMES].sort());
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

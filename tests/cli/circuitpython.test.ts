/** Programs in CircuitPython: on which boards, and which of its names are there when. The modules are in test-programs/seeds/s4/circuitpython. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { folderWith, halpy } from "../helpers/halpy.js";

const run = (board: string, source: string) =>
  halpy(["run", "--no-waveform", "--board", board, "-c", source]);

describe("CircuitPython", function () {
  this.timeout(30_000);

  it("is spoken on boards that have it, by what a program imports", () => {
    const source =
      "import time\nprint(hasattr(time, 'monotonic'))\nimport board\nprint(hasattr(time, 'monotonic'))\n";
    assert.equal(run("pico", source).stdout, "False\nTrue\n");
    // This one has no other firmware by default.
    assert.equal(
      run("feather-m0-express", "from time import monotonic\nprint(monotonic() < 1)\n").stdout,
      "True\n",
    );
  });

  it("is missing elsewhere, which is explained", () => {
    const { status, stderr } = run("esp32", "import digitalio\n");
    assert.equal(status, 1);
    assert.match(
      stderr,
      /ImportError: no module named 'digitalio'\nhalpy: PIN439: 'digitalio' is a module of CircuitPython, which .* does not have; .*--board/,
    );
  });

  it("has names of time that checks know only there", () => {
    const check = (board: string, source: string) => {
      const cwd = folderWith({ "s.py": source });
      return halpy(["check", "--board", board, "s.py"], { cwd }).status;
    };
    const source = "import time\nprint(time.monotonic())\n";
    assert.deepEqual(
      [check("pico", source), check("pico", `import board\n${source}`), check("feather-m0-express", source)],
      [1, 0, 0],
    );
  });

  it("runs in built programs", () => {
    const cwd = folderWith({
      "s.py":
        "import time, board\nfrom digitalio import DigitalInOut\nwith DigitalInOut(board.LED) as led:\n    led.switch_to_output(True)\n    print(board.GP2, led.value, time.monotonic() < 1)\n",
    });
    const built = halpy(["build", "--bundle", "--board", "pico", "-o", "out", "s.py"], { cwd });
    assert.equal(built.status, 0, built.stderr);
    const file = readdirSync(join(cwd, "out")).find((name) => name.endsWith(".mjs")) as string;
    const { stdout, stderr } = spawnSync(process.execPath, [join(cwd, "out", file)], { encoding: "utf8" });
    assert.deepEqual([stdout, stderr], ["board.GP2 True True\n", ""]);
  });
});

/** The pixel of a board with CircuitPython: how the program has ended, as long as the board goes on. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { folderWith, halpy, type Finished } from "../helpers/halpy.js";

const PIXELS = "parts:\n  px: { type: neopixel, din: NEOPIXEL, count: COUNT }\nexpect:\n";

describe("the status pixel", function () {
  this.timeout(30_000);

  /** Runs a program that ends after half a second, with these expectations. */
  const run = (
    ending: string,
    expected: string[],
    { board = "feather-m0-express", count = 1 } = {},
  ): Finished => {
    const cwd = folderWith({
      "s.py": `import board, supervisor, microcontroller, sys, time\nprint(supervisor.runtime.rgb_status_brightness)\ntime.sleep(0.5)\n${ending}\n`,
      "board.yaml": PIXELS.replace("COUNT", String(count)) + expected.map((one) => `  - ${one}\n`).join(""),
    });
    return halpy(["run", "--no-waveform", "--board", board, "--for", "7s", "s.py"], { cwd });
  };
  const flash = (color: string, ...times: number[]): string[] => [
    "px.lit = 0 at 400ms",
    ...times.flatMap((ms) => [`px.first = "${color}" at ${ms + 10}ms`, `px.lit = 0 at ${ms + 110}ms`]),
  ];

  it("is green for a moment every five seconds after a program that came to its end", () => {
    const good = { status: 0, stdout: "63\n", stderr: "" };
    assert.deepEqual(run("", flash("#000b00", 500, 5900)), good);
    assert.deepEqual(run("sys.exit()", flash("#000b00", 500, 5900)), good);
    const ten = { board: "circuitplayground-express", count: 10 };
    assert.deepEqual(run("", ["px.lit = 10 at 510ms", "px.lit = 0 at 610ms"], ten), good);
  });

  it("is red twice after an exception, and the status is that of the exception", () => {
    assert.deepEqual(run("1 / 0", flash("#0b0000", 500, 900, 6300, 6700)), {
      status: 1,
      stdout: "63\n",
      stderr:
        'Traceback (most recent call last):\n  File "s.py", line 4, in <module>\nZeroDivisionError: divide by zero\n',
    });
    assert.equal(run("sys.exit(3)", flash("#000b00", 500)).status, 3);
  });

  it("is yellow three times in safe mode", () => {
    const mode = "microcontroller.RunMode.SAFE_MODE";
    const { status, stderr } = run(
      `microcontroller.on_next_reset(${mode})\nmicrocontroller.reset()`,
      flash("#0b0b00", 500, 900, 1300),
    );
    assert.equal(status, 0);
    assert.doesNotMatch(stderr, /expected/);
  });

  it("is the program's while that runs, as are its pins, which it has no more after its end", () => {
    const source =
      "import digitalio, neopixel\nneopixel.NeoPixel(board.NEOPIXEL, 1)[0] = (1, 2, 3)\nled = digitalio.DigitalInOut(board.D13)\nled.switch_to_output(True)\ntime.sleep(0.5)\nsupervisor.runtime.rgb_status_brightness = 255\ntry:\n    supervisor.runtime.rgb_status_brightness = 256\nexcept ValueError as e:\n    print(e)";
    assert.deepEqual(
      run(source, [
        'px.first = "#010203" at 900ms',
        "D13 high at 900ms",
        ...flash("#003000", 1010),
        "D13 floating at 2s",
      ]),
      { status: 0, stdout: "63\nbrightness must be 0-255\n", stderr: "" },
    );
  });

  it("is in the trace, on boards with a DotStar too", () => {
    const cwd = folderWith({ "s.py": "import board\n" });
    halpy(["run", "--no-waveform", "--board", "gemma-m0", "--for", "1s", "--trace", "t.json", "s.py"], {
      cwd,
    });
    const { annotations } = JSON.parse(readFileSync(join(cwd, "t.json"), "utf8")) as {
      annotations: { bus: string; text: string }[];
    };
    assert.deepEqual(
      annotations.map(({ bus, text }) => [bus, text]),
      [
        ["status pixel", "out 00 00 00 00 ff 00 09 00 ff ff ff ff"],
        ["status pixel", "out 00 00 00 00 ff 00 00 00 ff ff ff ff"],
      ],
    );
  });
});

/** Safe mode of boards with CircuitPython: what leads there, what is run there, and what leads out. */

import assert from "node:assert/strict";
import { folderWith, halpy } from "../helpers/halpy.js";

const CODE =
  "import supervisor, microcontroller, time\nprint('code', supervisor.runtime.safe_mode_reason, microcontroller.cpu.reset_reason)\nwhile True:\n    time.sleep(1)\n";
const SAFE_MODE =
  "import supervisor, microcontroller\nprint('safe', supervisor.runtime.safe_mode_reason, microcontroller.cpu.reset_reason)\n";
const said = (reason: string): string =>
  `Auto-reload is off.\nRunning in safe mode! Not running saved code.\n\nYou are in safe mode because:\n${reason}\nPress reset to exit safe mode.\n`;
const PROGRAMMATIC = "The `microcontroller` module was used to boot into safe mode.";
const END = "halpy: the board waits in safe mode for a reset; the run ends here\n";

describe("safe mode", function () {
  this.timeout(30_000);

  const run = (board: string, files: Record<string, string>) => {
    const cwd = folderWith(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`drive/${name}`, text])),
    );
    return halpy(["run", "--no-waveform", "--board", board, "drive"], { cwd });
  };

  it("comes after a dip of the power and a crash of the firmware, and goes with the reset button", () => {
    const events = "events:\n  - at 1s: dip power\n  - at 2s: reset board\n  - at 3s: crash firmware\n";
    const files = { "code.py": CODE, "safemode.py": SAFE_MODE, "board.yaml": events };
    assert.deepEqual(run("metro-m0-express", files), {
      status: 0,
      stdout:
        "code supervisor.SafeModeReason.NONE microcontroller.ResetReason.POWER_ON\n" +
        "safe supervisor.SafeModeReason.BROWNOUT microcontroller.ResetReason.BROWNOUT\n" +
        "code supervisor.SafeModeReason.NONE microcontroller.ResetReason.RESET_PIN\n" +
        "safe supervisor.SafeModeReason.HARD_FAULT microcontroller.ResetReason.SOFTWARE\n",
      stderr:
        said("Power dipped. Make sure you are providing enough power.") +
        said(
          "CircuitPython core code crashed hard. Whoops!\nHard fault: memory access or instruction error.\nPlease file an issue with your program at github.com/adafruit/circuitpython/issues.",
        ) +
        END,
    });
    // The RP2 starts as after its power has come on.
    assert.match(
      run("pico", { ...files, "board.yaml": "events:\n  - at 1s: dip power\n  - at 2s: cut power\n" }).stdout,
      /^code .*NONE .*POWER_ON\ncode .*NONE .*POWER_ON\n$/,
    );
  });

  it("comes when the program asks for it, once", () => {
    const ask = (mode: string): string =>
      `from microcontroller import RunMode, on_next_reset, reset, cpu\nprint('code', cpu.reset_reason, RunMode.${mode})\ntry:\n    on_next_reset(1)\nexcept ValueError as e:\n    print(e)\non_next_reset(RunMode.${mode})\nreset()\n`;
    const code = ask("SAFE_MODE");
    const [first, second] = ["POWER_ON", "SOFTWARE"].map(
      (reason) =>
        `code microcontroller.ResetReason.${reason} microcontroller.RunMode.SAFE_MODE\nInvalid run_mode\n`,
    );
    assert.deepEqual(run("pico", { "code.py": code }), {
      status: 0,
      stdout: first,
      stderr: said(PROGRAMMATIC) + END,
    });
    // This program leaves at once, the first time.
    const leave = `import os\n${SAFE_MODE}if 'left' not in os.listdir():\n    open('left', 'w').close()\n    microcontroller.reset()\n`;
    const safe = "safe supervisor.SafeModeReason.PROGRAMMATIC microcontroller.ResetReason.SOFTWARE\n";
    assert.deepEqual(run("pico", { "code.py": code, "safemode.py": leave }), {
      status: 0,
      stdout: `${first}${safe}${second}${safe}`,
      stderr: said(PROGRAMMATIC) + END,
    });
    assert.match(
      run("pico", { "code.py": ask("UF2") }).stderr,
      /the board waits in its bootloader for new firmware/,
    );
    assert.match(
      run("pico", { "code.py": `${ask("NORMAL")}`.replace("reset()\n", "print('end')\n") }).stdout,
      /end\n$/,
    );
  });

  it("comes when interrupts are switched on once too often", () => {
    const { stdout, stderr } = run("feather-m0-express", {
      "code.py":
        "from microcontroller import *\ndisable_interrupts()\nenable_interrupts()\nprint('fine')\nenable_interrupts()\n",
    });
    assert.equal(stdout, "fine\n");
    assert.match(
      stderr,
      /^halpy: drive\/code\.py:5: enable_interrupts\(\) without a disable_interrupts\(\) before it crashes the firmware\n[^]*\nInterrupt error\.\n/,
    );
  });

  it("has its program where the firmware has room for it, and tells of mistakes in it", () => {
    const code = "import microcontroller as m\nm.on_next_reset(m.RunMode.SAFE_MODE)\nm.reset()\n";
    const broken = run("pico", { "code.py": code, "safemode.py": "1 / 0\n" });
    assert.equal(
      broken.stderr,
      `Traceback (most recent call last):\n  File "safemode.py", line 1, in <module>\nZeroDivisionError: divide by zero\n${said("Error in safemode.py.")}${END}`,
    );
    const small = run("gemma-m0", { "code.py": code, "safemode.py": "print('never')\n" });
    assert.deepEqual([small.stdout, small.stderr], ["", said(PROGRAMMATIC) + END]);
    const asks =
      "import supervisor\nprint(hasattr(supervisor, 'SafeModeReason'))\nsupervisor.runtime.safe_mode_reason\n";
    const asked = run("gemma-m0", { "code.py": asks });
    assert.deepEqual([asked.stdout, asked.stderr.split("\n").at(-2)], ["False\n", "NotImplementedError: "]);
  });

  it("is at the prompt too", () => {
    const cwd = folderWith({ "drive/code.py": "print('code ran')\n" });
    const { stdout, stderr } = halpy(["repl", "--board", "feather-m0-express", "drive"], {
      cwd,
      input: "import microcontroller as m\rm.on_next_reset(m.RunMode.SAFE_MODE)\rm.reset()\r1 + 1\r",
    });
    assert.match(stdout, /^code ran\n(?:(?!code ran)[^])*>>> 1 \+ 1\r?\n2/);
    assert.equal(stderr, said(PROGRAMMATIC));
  });

  it("is no thing of other firmware", () => {
    const files = {
      "main.py": "import machine\nprint('runs')\n",
      "board.yaml": "events:\n  - at 1s: crash firmware\n",
    };
    assert.match(
      run("esp32", files).stderr,
      /'crash firmware' is for boards with CircuitPython, which ESP32 .* is not\n[^]*hint: 'cut power for 1s' starts any board anew/,
    );
    const both = run("pico", files);
    assert.equal(both.stdout, "runs\n");
    assert.match(
      both.stderr,
      /^halpy: an event of the board file is for CircuitPython only: the program is one for MicroPython/,
    );
  });
});

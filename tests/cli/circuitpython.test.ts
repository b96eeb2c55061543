/** Programs in CircuitPython: on which boards, and which of its names are there when. The modules are in test-programs/seeds/s4/circuitpython. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CATALOG } from "../../stdlib/ts/catalog.js";
import { CIRCUITPYTHON_MODULES } from "../../targets/circuitpython.js";
import { folderWith, halpy } from "../helpers/halpy.js";

const run = (board: string, source: string) =>
  halpy(["run", "--no-waveform", "--board", board, "-c", source]);

describe("CircuitPython", function () {
  this.timeout(30_000);

  it("is spoken on boards that have it, by what a program imports", () => {
    const source = "from time import monotonic\nimport board\nprint(monotonic() < 1, board.GP2)\n";
    assert.equal(run("pico", source).stdout, "True board.GP2\n");
    // Where a script that tries both firmwares runs is for its own tests to find out.
    const both =
      "import time\ntry:\n    import machine\nexcept ImportError:\n    import board\nprint(hasattr(time, 'monotonic'))\n";
    assert.equal(run("pico", both).stdout, "False\n");
    // This one has no other firmware by default.
    assert.equal(
      run("feather-m0-express", "from time import monotonic\nprint(monotonic() < 1)\n").stdout,
      "True\n",
    );
  });

  it("has a board of its own where none is named, which is said", () => {
    const source = "import board, digitalio\nprint(digitalio.DigitalInOut(board.D13).value)\n";
    const { stdout, stderr } = halpy(["run", "--no-waveform", "-c", source]);
    assert.match(stdout, /^(True|False)\n$/);
    assert.match(
      stderr,
      /^halpy: no --board given; running on a simulated metro-m0-express \(Adafruit Metro M0 Express\)\n/,
    );
    // A file of the same name is none of CircuitPython.
    const cwd = folderWith({ "board.py": "LED = 2\n", "s.py": "import board\nprint(board.LED)\n" });
    assert.deepEqual(halpy(["run", "s.py"], { cwd }), { status: 0, stdout: "2\n", stderr: "" });
    const wired = folderWith({
      "s.py": source,
      "board.yaml": "parts:\n  b: { type: button, a: D13, b: GND, pull: up }\n",
    });
    assert.doesNotMatch(halpy(["run", "s.py"], { cwd: wired }).stderr, /D13/);
  });

  it("runs the program of a drive after its settings, and finds what is in its lib", () => {
    const cwd = folderWith({
      "drive/code.txt":
        "import board, helper\nfrom adafruit_bus_device import i2c_device\nprint(helper.NAME, open('data.txt').read(), hasattr(i2c_device, 'OWN'))\nsetting\n",
      "drive/code.py": "print('later')\n",
      "drive/boot.py": "setting = 1\nprint('before')\n1 / 0\n",
      "drive/data.txt": "data",
      "drive/lib/helper.py": "NAME = 'in lib'\n",
    });
    const { stdout, stderr } = halpy(["run", "--board", "feather-m0-express", "drive"], { cwd });
    assert.equal(stdout, "in lib data False\n");
    assert.match(stderr, /NameError: name 'setting' isn't defined/);
    const boot = readFileSync(join(cwd, "drive/boot_out.txt"), "utf8");
    assert.match(boot, /^before\nTraceback .*\n.*line 3, in <module>\nZeroDivisionError: divide by zero\n$/);
    mkdirSync(join(cwd, "drive/lib/adafruit_bus_device"), { recursive: true });
    writeFileSync(join(cwd, "drive/lib/adafruit_bus_device/i2c_device.py"), "OWN = True\n");
    assert.equal(halpy(["run", "drive"], { cwd }).stdout, "in lib data True\n");
    // The settings that come first are the only ones.
    writeFileSync(join(cwd, "drive/settings.txt"), "print('settings')\n");
    halpy(["run", "drive"], { cwd });
    assert.equal(readFileSync(join(cwd, "drive/boot_out.txt"), "utf8"), "settings\n");
    rmSync(join(cwd, "drive/boot_out.txt"));
    mkdirSync(join(cwd, "drive/boot_out.txt"));
    const unwritable = halpy(["run", "drive"], { cwd });
    assert.equal(unwritable.stdout, "in lib data True\n");
    assert.match(
      unwritable.stderr,
      /^halpy: can't write '.*boot_out\.txt': illegal operation on a directory\n/,
    );
    const empty = folderWith({ "a/x.py": "" });
    assert.match(
      halpy(["run", "a"], { cwd: empty }).stderr,
      /there is no program in the folder 'a': code.txt, code.py, main.py, main.txt/,
    );
  });

  it("has a prompt that sees nothing of the program", () => {
    const cwd = folderWith({ "drive/code.py": "secret = 5\nprint('code ran')\n" });
    const { stdout } = halpy(["repl", "--board", "feather-m0-express", "drive"], {
      cwd,
      input: "secret\r1 + 1\r",
    });
    assert.match(stdout, /code ran\n[^]*CircuitPython by halpy[^]*NameError[^]*>>> 1 \+ 1\r?\n2/);
  });

  it("is the Raspberry Pi's too, as Blinka has it there", () => {
    const source =
      "from time import monotonic\nimport board, busio, digitalio, pwmio\nled = digitalio.DigitalInOut(board.D18)\nled.switch_to_output(True)\nprint(led.value, board.SCL, monotonic() < 1)\nled.deinit()\nwith busio.I2C(board.SCL, board.SDA) as i2c:\n    print(i2c.try_lock(), i2c.scan())\nprint(pwmio.PWMOut(board.D18, frequency=1000).frequency)\n";
    for (const id of ["rpi4", "rpi-zero"])
      assert.deepEqual(run(id, source), {
        status: 0,
        stdout: "True board.D3 True\nTrue []\n1000\n",
        stderr: "",
      });
    assert.match(run("rpi4", "import audioio\n").stderr, /ImportError: no module named 'audioio'/);
  });

  it("says what it is", () => {
    const source =
      "import sys, board\nprint(sys.implementation.name, sys.implementation.version[0] > 1, sys.platform)\n";
    assert.equal(run("feather-m0-express", source).stdout, "circuitpython True Atmel SAMD21\n");
    assert.equal(run("pico", source).stdout, "circuitpython True rp2\n");
  });

  it("has pins by a star, which the checks know", () => {
    const source =
      "from board import *\nimport digitalio\nswitch = digitalio.DigitalInOut(SLIDE_SWITCH)\nprint(switch.value)\n";
    const check = (...board: string[]) => {
      const cwd = folderWith({ "s.py": source });
      return halpy(["check", ...board, "s.py"], { cwd }).stdout;
    };
    assert.equal(check("--board", "circuitplayground-express"), "");
    assert.equal(check(), "");
    assert.match(check("--board", "feather-m0-express"), /nothing in the program defines 'SLIDE_SWITCH'/);
  });

  it("lists its modules in one place", () => {
    for (const [name, { file }] of CATALOG)
      if (file.startsWith("circuitpython/") && name !== "samd")
        assert.ok(CIRCUITPYTHON_MODULES.has(name), name);
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
        "from time import monotonic\nimport board\nfrom digitalio import DigitalInOut\nwith DigitalInOut(board.LED) as led:\n    led.switch_to_output(True)\n    print(board.GP2, led.value, monotonic() < 1)\n",
    });
    const built = halpy(["build", "--bundle", "--board", "pico", "-o", "out", "s.py"], { cwd });
    assert.equal(built.status, 0, built.stderr);
    const file = readdirSync(join(cwd, "out")).find((name) => name.endsWith(".mjs")) as string;
    const { stdout, stderr } = spawnSync(process.execPath, [join(cwd, "out", file)], { encoding: "utf8" });
    assert.deepEqual([stdout, stderr], ["board.GP2 True True\n", ""]);
  });
});

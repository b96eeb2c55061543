import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, folderWith, halpy } from "../helpers/halpy.js";

const led = "from machine import Pin\n\nled = Pin(34, Pin.OUT)\n";
const wrong = "from machine import Pin\n\nbutton = Pin(4, Pin.IN, Pin.PULLUP)\nled = Pin(13, Pin.OUT, 0)\n";

/** A folder of files, some in folders of their own. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = folderWith({});
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe("halpy check", () => {
  it("checks the pins of a board, gives 1 for errors, 0 for none, 2 for mistakes in the command line", () => {
    const cwd = folderWith({ "a.py": led });
    const found = halpy(["check", "--board", "esp32", "a.py"], { cwd });
    assert.equal(found.status, 1);
    assert.match(found.stdout, /^error\[PIN404\]: GPIO34 can only be an input/);
    assert.equal(halpy(["check", "--board", "pico", "a.py"], { cwd }).status, 1);
    assert.equal(halpy(["check", "--board", "no-such-board", "a.py"], { cwd }).status, 2);
    assert.equal(halpy(["check", "--format", "fancy", "a.py"], { cwd }).status, 2);
    const unasked = halpy(["check", "a.py"], { cwd });
    assert.deepEqual([unasked.status, unasked.stdout], [0, ""]);
    assert.match(unasked.stderr, /no board is given/);
  });

  it("refuses modules in Python that belong to another port, and not one's own of that name", () => {
    const cwd = folderWith({ "a.py": "import rp2\nfrom apa102 import APA102\n" });
    const lines = (board: string): string[] =>
      halpy(["check", "--board", board, "--format", "concise", "a.py"], { cwd }).stdout.match(
        /^.*PIN439/gm,
      ) ?? [];
    assert.deepEqual(lines("esp8266"), ["a.py:1:8: error[PIN439"]);
    assert.deepEqual(lines("pico"), ["a.py:2:1: error[PIN439"]);
    const own = folderWith({ "a.py": "import rp2\nprint(rp2.x)\n", "rp2.py": "x = 1\n" });
    assert.equal(halpy(["check", "--board", "esp8266", "a.py"], { cwd: own }).status, 0);
  });

  it("takes folders, and settings from pyproject.toml or halpy.toml", () => {
    const cwd = project({
      "pyproject.toml":
        '[tool.halpy]\nboard = "esp32"\nignore = ["PIN405"]\nexclude = ["old"]\n\n[tool.halpy.per-file-ignores]\n"examples/*" = ["PIN4"]\n\n[tool.halpy.per-file-boards]\n"pico_*.py" = "pico"\n',
      "main.py": led,
      "console.py": "from machine import Pin\nPin(1, Pin.OUT)\n",
      "examples/one.py": led,
      "old/two.py": led,
      "pico_blink.py": "from machine import Pin\nled = Pin(25, Pin.OUT)\nother = Pin(30, Pin.OUT)\n",
      "sub/halpy.toml": 'board = "esp8266"\nselect = ["PIN407"]\n',
      "sub/three.py": "from machine import Pin\nPin(6, Pin.OUT)\nPin(16, Pin.IN, Pin.PULL_UP)\n",
    });
    const { status, stdout } = halpy(["check", "--format", "concise", "."], { cwd });
    assert.equal(status, 1);
    const lines = stdout.trim().split("\n");
    assert.deepEqual(
      lines.map((line) => line.replace(/(\]).*/, "$1")),
      ["main.py:3:11: error[PIN404]", "pico_blink.py:3:13: error[PIN401]", "sub/three.py:3:5: error[PIN407]"],
    );
    const bad = project({ "halpy.toml": "bord = 1\n", "a.py": led });
    const mistake = halpy(["check", "a.py"], { cwd: bad });
    assert.equal(mistake.status, 2);
    assert.match(mistake.stderr, /no setting 'bord'/);
  });

  it("is told what to look for", () => {
    const cwd = folderWith({ "a.py": `${led}undefined_name\n` });
    const codes = (...words: string[]): string[] =>
      halpy(["check", "--board", "esp32", "--format", "concise", ...words, "a.py"], { cwd })
        .stdout.split("\n")
        .flatMap((line) => /\[(\w+)\]/.exec(line)?.[1] ?? []);
    assert.deepEqual(codes(), ["PIN404", "NAM220"]);
    assert.deepEqual(codes("--select", "NAM"), ["NAM220"]);
    assert.deepEqual(codes("--ignore", "NAM220,PIN404"), []);
    const counted = halpy(["check", "--board", "esp32", "--statistics", "a.py"], { cwd });
    assert.equal(counted.stdout, "     1  NAM220\n     1  PIN404\n");
    assert.equal(counted.status, 1);
  });

  it("is silenced by comments, and tells of those that are of no use", () => {
    const cwd = folderWith({
      "a.py": `${led.trimEnd()}  # noqa: PIN404 only on the second board\nprint(1)  # noqa: NAM220\nprint("# noqa: NAM220")  # noqa: E501\n`,
    });
    const { status, stdout } = halpy(["check", "--board", "esp32", "--format", "concise", "a.py"], { cwd });
    assert.equal(status, 0);
    assert.equal(stdout, "a.py:4:11: warning[LNT801] nothing to silence here: NAM220\n");
    // Without a board nothing is known of pins.
    assert.doesNotMatch(halpy(["check", "a.py"], { cwd }).stdout, /PIN404/);
    assert.equal(halpy(["check", "--strict", "--board", "esp32", "a.py"], { cwd }).status, 1);
  });

  it("makes safe changes, or shows them", () => {
    const cwd = folderWith({ "a.py": wrong });
    const shown = halpy(["check", "--board", "esp32", "--diff", "a.py"], { cwd });
    assert.equal(
      shown.stdout,
      "--- a.py\n+++ a.py\n@@ -1,4 +1,4 @@\n from machine import Pin\n \n-button = Pin(4, Pin.IN, Pin.PULLUP)\n-led = Pin(13, Pin.OUT, 0)\n+button = Pin(4, Pin.IN, Pin.PULL_UP)\n+led = Pin(13, Pin.OUT, value=0)\n",
    );
    assert.equal(readFileSync(join(cwd, "a.py"), "utf8"), wrong);
    const fixed = halpy(["check", "--board", "esp32", "--fix", "a.py"], { cwd });
    assert.deepEqual([fixed.status, fixed.stdout], [0, ""]);
    assert.match(fixed.stderr, /2 changes made/);
    assert.deepEqual(halpy(["check", "--board", "esp32", "a.py"], { cwd }), {
      status: 0,
      stdout: "",
      stderr: "",
    });
  });

  it("puts free pins in place of others when asked", () => {
    const source = [
      "from machine import Pin, ADC, PWM",
      "LED = 34",
      "led = Pin(LED, Pin.OUT)",
      "led.on()",
      "fan = PWM(Pin(35), freq=100, duty=5)",
      "light = ADC(Pin(18))",
      "button = Pin(36, Pin.IN, Pin.PULL_UP)",
      "",
    ].join("\n");
    const cwd = folderWith({ "a.py": source });
    const plain = halpy(["check", "--board", "esp32", "--fix", "a.py"], { cwd });
    assert.match(plain.stderr, /^halpy: 0 changes made/);
    const fixed = halpy(["check", "--board", "esp32", "--fix", "--replace-pins", "a.py"], { cwd });
    assert.equal(fixed.stderr, "halpy: 4 changes made\n");
    const after = readFileSync(join(cwd, "a.py"), "utf8");
    const pins = [...after.matchAll(/(?:LED = |Pin\()(\d+)/g)].map(([, id]) => Number(id));
    assert.equal(new Set(pins).size, 4, after);
    assert.equal(halpy(["check", "--board", "esp32", "a.py"], { cwd }).stdout, "");
  });

  it("tells what the backend cannot do", () => {
    const source = "from machine import Pin\nPin(17, Pin.IN, Pin.PULL_UP)\n";
    const cwd = folderWith({
      "a.py": source,
      "halpy.toml": 'board = "rpi4"\nbackend = "linux-sysfs"\n',
    });
    const through = (...words: string[]) =>
      halpy(["check", "--format", "concise", ...words, "a.py"], { cwd });
    assert.match(through().stdout, /^a\.py:2:17: warning\[PIN480\] Linux through \/sys\/class\/gpio/);
    assert.equal(through("--backend", "linux-cdev").stdout, "");
    assert.equal(through("--backend", "linux").stdout, "");
    assert.match(through("--backend", "linux-sysfs").stdout, /PIN480/);
    assert.equal(through("--board", "esp32").stdout, "");
    assert.match(through("--backend", "linux", "--gpio", "sysfs").stdout, /PIN480/);
  });

  it("checks again when a file changes", async () => {
    const cwd = folderWith({ "a.py": wrong });
    const child = spawn(
      process.execPath,
      [command, "check", "--watch", "--format", "concise", "--board", "esp32", "."],
      {
        cwd,
      },
    );
    let text = "";
    let wake = (): void => {};
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      wake();
    });
    const said = async (what: RegExp): Promise<void> => {
      while (!what.test(text)) await new Promise<void>((resolve) => (wake = resolve));
    };
    try {
      await said(/a\.py:3:\d+: warning.*waiting for changes\n/s);
      text = "";
      writeFileSync(join(cwd, "a.py"), "from machine import Pin\nPin(4, Pin.OUT).on()\n");
      await said(/no errors; waiting for changes\n/);
      assert.ok(!text.includes("warning["), text);
    } finally {
      child.kill();
    }
  });

  it("explains its rules", () => {
    const { stdout } = halpy(["explain", "pin404", "LNT801"]);
    assert.match(stdout, /^PIN404 \(error\)[^]*Pin\(34, Pin\.OUT\)[^]*LNT801 \(warning\)/);
    assert.match(halpy(["explain"]).stdout, /PIN426 {2}error/);
  });

  it("is done by run and build first, for the board that is named", () => {
    const cwd = folderWith({
      "a.py": `${led}print("ran")\n`,
      "noqa.py": `${led.trimEnd()}  # noqa: PIN404 tried out\n`,
      "fine.py": "from machine import Pin\nPin(4, Pin.OUT).on()\nprint('ran')\n",
    });
    // The second run finds the program in the cache.
    for (let i = 0; i < 2; i++) {
      const { status, stdout, stderr } = halpy(["run", "--board", "esp32", "a.py"], { cwd });
      assert.deepEqual([status, stdout], [2, ""]);
      assert.match(stderr, /^error\[PIN404\][^]*was not run; --no-check/);
      assert.equal(halpy(["run", "--board", "esp32", "--no-waveform", "fine.py"], { cwd }).stdout, "ran\n");
    }
    assert.match(
      halpy(["run", "--no-check", "--board", "esp32", "a.py"], { cwd }).stderr,
      /^Traceback[^]*ValueError/,
    );
    assert.match(halpy(["run", "--board", "esp32", "noqa.py"], { cwd }).stderr, /^Traceback/);
    assert.equal(halpy(["build", "--board", "esp32", "a.py"], { cwd }).status, 2);
    assert.equal(halpy(["build", "--no-check", "--board", "esp32", "a.py"], { cwd }).status, 0);
  });

  it("name modules of the firmware that halpy lacks, once for all that a file beside the script does not stand in for", () => {
    const cwd = folderWith({
      "a.py": "import mip, btree\n",
      "b.py": "import bluetooth\n",
      "btree.py": "",
      "c.py": "import websocket\n",
    });
    for (let i = 0; i < 2; i++) {
      const { stderr } = halpy(["run", "--board", "esp32", "a.py"], { cwd });
      assert.match(
        stderr,
        /^warning\[NAM234\]: halpy does not have the module 'mip' that the firmware of ESP32/,
      );
      assert.doesNotMatch(stderr, /'btree'|not run/);
      assert.match(stderr, /ImportError: no module named 'mip'/);
    }
    assert.match(
      halpy(["run", "--board", "pico", "b.py"], { cwd }).stderr,
      /^error\[PIN439\][^]*was not run/,
    );
    assert.match(
      halpy(["check", "--board", "pico-w", "c.py"], { cwd }).stdout,
      /'websocket' that the firmware of/,
    );
    assert.equal(halpy(["check", "--board", "pico-w", "b.py"], { cwd }).stdout, "");
    assert.doesNotMatch(halpy(["run", "a.py"], { cwd }).stderr, /NAM234/);
  });
});

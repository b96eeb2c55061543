import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";
import { folderWith, halpy } from "../helpers/halpy.js";

const hardware = fileURLToPath(new URL("../test-programs/hardware/", import.meta.url));
const lamp = join(hardware, "lamp");
const blink =
  "from machine import Pin\nfrom time import sleep\np = Pin(2, Pin.OUT)\nwhile True:\n    p.toggle()\n    sleep(0.5)\n";

describe("board files on the command line", function () {
  this.timeout(30_000);

  it("are found beside the script; status 0 says that all held", () => {
    const { status, stdout, stderr } = halpy(["run", "--no-waveform", "lamp.py"], { cwd: lamp });
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: "lamp on\nlamp off\n", stderr: "" });
  });

  for (const name of readdirSync(hardware).filter((name) => existsSync(join(hardware, name, "board.yaml")))) {
    it(`what that of ${name} expects happens, twice the same`, () => {
      const cwd = join(hardware, name);
      const run = () => halpy(["run", "--no-waveform", `${name}.py`], { cwd });
      const first = run();
      assert.deepEqual([first.status, first.stderr], [0, ""]);
      assert.deepEqual(run(), first);
    });
  }

  it("status 4 and a report if something did not happen", () => {
    const cwd = folderWith({
      "blink.py": blink,
      "w.yaml": "board: esp32\nexpect:\n  - GPIO2 frequency 1Hz between 0 and 4s\n  - GPIO2 low at 200ms\n",
    });
    assert.deepEqual(halpy(["run", "--no-waveform", "--wiring", "w.yaml", "blink.py"], { cwd }), {
      status: 4,
      stdout: "",
      stderr: `error[WIR720]: this was expected, but it was high then
 --> w.yaml:4:5
  |
4 |   - GPIO2 low at 200ms
  |     ^~~~~~~~~~~~~~~~~~

halpy: 1 of 2 expectations held
`,
    });
  });

  it("the script's own status stands if it failed", () => {
    const cwd = folderWith({
      "s.py": "import machine\n1/0\n",
      "board.yaml": "expect:\n  - GPIO2 high at 1s\n",
    });
    const { status, stderr } = halpy(["run", "s.py"], { cwd });
    assert.equal(status, 1);
    assert.match(
      stderr,
      /ZeroDivisionError[^]*the run ended at 0 s, before that time[^]*0 of 1 expectation held/,
    );
  });

  it("a board goes on after the end of its script, with interrupts", () => {
    const cwd = folderWith({
      "s.py":
        "from machine import Pin\nPin(4, Pin.IN, Pin.PULL_UP).irq(lambda p: print('pressed'), Pin.IRQ_FALLING)\n",
      "board.yaml":
        "parts:\n  b: {type: button, a: GPIO4, bounce: 0}\nevents:\n  - at 1s: press b for 10ms\nexpect:\n  - console = 'pressed\\n' at 1.1s\n",
    });
    const { status, stderr } = halpy(["run", "--board", "esp32", "--no-waveform", "s.py"], { cwd });
    assert.deepEqual([status, stderr], [0, ""]);
  });

  it("mistakes in them end the run before it begins", () => {
    const cwd = folderWith({ "s.py": "print('never')\n", "board.yaml": "parts:\n  l: {type: lamp}\n" });
    const { status, stdout, stderr } = halpy(["run", "s.py"], { cwd });
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, /error\[WIR704\]: there is no part type 'lamp'\n --> board\.yaml:2:13/);
    assert.match(
      halpy(["run", "--wiring", "none.yaml", "s.py"], { cwd }).stderr,
      /--wiring: can't read 'none.yaml'/,
    );
  });

  it("parts of one's own are JavaScript or TypeScript files", () => {
    const part = `
    export default {
      type: "repeater",
      summary: "", source: "",
      terminals: [{ name: "in", help: "" }, { name: "out", help: "" }],
      properties: [],
      probes: [{ name: "edges", help: "" }],
      make(context${"/*: unknown */"}) {
        const driver = { label: context.id };
        let edges = 0;
        context.net("in").onLevel((level) => {
          edges++;
          context.net("out").drive(driver, { volts: level * context.supplyVolts, strength: "strong" });
          context.changed();
        });
        return { probes: { edges: () => edges } };
      },
    };`;
    const cwd = folderWith({
      "blink.py": blink,
      "part.js": part,
      "part.ts": part.replace("context/*: unknown */", "context: any"),
      "broken.js": "export default { type: 'x' };",
      "board.yaml":
        "parts:\n  a: {type: ./part.js, in: GPIO2, out: GPIO4}\n  b: {type: ./part.ts, in: GPIO4, out: GPIO5}\nexpect:\n  - GPIO5 frequency 1Hz between 0 and 4s\n  - a.edges = 8 at 3.9s\n",
      "bad.yaml": "parts:\n  a: {type: ./broken.js}\n",
      "failing.js":
        "export default { type: 'x', terminals: [], properties: [], make() { throw new Error('no luck'); } };",
      "failing.yaml": "parts:\n  a: {type: ./failing.js}\n",
    });
    const { status, stderr } = halpy(["run", "--board", "esp32", "--no-waveform", "blink.py"], { cwd });
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(
      halpy(["run", "--wiring", "bad.yaml", "blink.py"], { cwd }).stderr,
      /broken\.js: its definition has no function 'make'/,
    );
    const failing = halpy(["run", "--wiring", "failing.yaml", "blink.py"], { cwd });
    assert.equal(failing.status, 2);
    assert.match(failing.stderr, /failing\.js: making a failed: no luck/);
  });

  const strip = {
    "s.py": `
from machine import Pin, bitstream
from time import sleep_ms
pin = Pin(4, Pin.OUT)
for color in (b"\\xff\\x00\\x00", b"\\x00\\xff\\x00"):
    bitstream(pin, 0, (400, 850, 800, 450), color + bytes(9))
    sleep_ms(1000)
`,
    "board.yaml":
      "board: esp32\nparts:\n  strip: {type: neopixel, din: GPIO4, count: 4, columns: 2}\n  lamp: {type: led, anode: GPIO2}\n",
  };

  it("pictures of displays and strips are drawn, or written as PNG files", () => {
    const cwd = folderWith(strip);
    const words = [
      "run",
      "--no-waveform",
      "--ascii",
      "--picture",
      "-@500ms",
      "--picture",
      "strip=a.png@500ms",
      "--picture",
      "b.png",
      "s.py",
    ];
    assert.deepEqual(halpy(words, { cwd }), { status: 0, stdout: "'\n", stderr: "" });
    const colorAt = (name: string): number[] => {
      const png = PNG.sync.read(readFileSync(join(cwd, name)));
      assert.deepEqual([png.width, png.height], [256, 256]);
      return [...png.data.subarray(0, 4)];
    };
    assert.deepEqual(
      [colorAt("a.png"), colorAt("b.png")],
      [
        [0, 255, 0, 255],
        [255, 0, 0, 255],
      ],
    );
  });

  for (const [value, message] of [
    ["a.jpg", /--picture: 'a.jpg' must end in .png, or be '-'/],
    ["lamp=a.png", /--picture: 'lamp' shows no picture; displays and strips: strip/],
    ["a.png@soon", /--picture: 'soon' is no time/],
    ["nowhere/a.png", /--picture: can't write 'nowhere\/a.png': no such file or directory/],
  ] as const) {
    it(`say what is wrong with --picture ${value}`, () => {
      const { status, stderr } = halpy(["run", "--no-waveform", "--picture", value, "s.py"], {
        cwd: folderWith(strip),
      });
      assert.equal(status, value.startsWith("nowhere") ? 74 : 2);
      assert.match(stderr, message);
    });
  }

  it("there are no pictures without a board file", () => {
    const cwd = folderWith({ "s.py": strip["s.py"] });
    assert.match(
      halpy(["run", "--picture", "a.png", "s.py"], { cwd }).stderr,
      /--picture: there is no board file/,
    );
  });
});

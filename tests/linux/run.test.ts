/** `halpy run --backend linux` on a fake tree of the kernel's files: the command as users start it. */

import assert from "node:assert/strict";
import { FakeKernel, type FakeOptions, type Finished, type Stimulus } from "./fake-kernel.js";

describe("halpy run --backend linux", () => {
  let kernel: FakeKernel;
  const on = (options: FakeOptions): void => void (kernel = new FakeKernel(options));
  const run = (script: string, ...stimuli: Stimulus[]): Promise<Finished> =>
    kernel.run(["-c", script], ...stimuli);
  afterEach(() => kernel.remove());

  it("blinks on the board that it recognises, and gives the line back", async () => {
    on({});
    const { out, err, status } = await run(
      "from machine import Pin\nimport time\nled = Pin(17, Pin.OUT)\nfor i in range(4):\n led.value(i % 2 == 0)\n print(led.value())\n time.sleep_ms(1)",
    );
    assert.deepEqual({ out, err, status }, { out: "1\n0\n1\n0\n", err: "", status: 0 });
    assert.deepEqual(kernel.log, [
      "export 17",
      "low 17",
      "level 17 1",
      "level 17 0",
      "level 17 1",
      "level 17 0",
      "edge 17 none",
      "in 17",
      "unexport 17 in 0",
    ]);
  });

  it("takes programs in CircuitPython, as Blinka does", async () => {
    on({});
    const { out, err, status } = await run(
      "from time import monotonic, sleep\nimport board\nfrom digitalio import DigitalInOut, Direction\nwith DigitalInOut(board.D17) as led:\n led.direction = Direction.OUTPUT\n for i in range(2):\n  led.value = i == 0\n  print(led.value)\nprint(monotonic() >= 0)",
    );
    assert.deepEqual({ out, err, status }, { out: "True\nFalse\nTrue\n", err: "", status: 0 });
    assert.deepEqual(
      kernel.log.filter((entry) => /^(low|high|level|unexport)/.test(entry)),
      ["low 17", "level 17 1", "level 17 0", "unexport 17 in 0"],
    );
  });

  it("sets the level before the line becomes an output", async () => {
    on({ compatible: "raspberrypi,3-model-b\0brcm,bcm2837", label: "pinctrl-bcm2835" });
    const { err, status } = await run("from machine import Pin\nPin(4, Pin.OUT, value=1)");
    assert.deepEqual({ err, status }, { err: "", status: 0 });
    assert.deepEqual(kernel.log.slice(0, 2), ["export 4", "high 4"]);
  });

  it("waits until udev has given permission to a fresh line", async () => {
    on({ udevMs: 60 });
    const { out, err } = await run("from machine import Pin\nprint(Pin(4, Pin.OUT, value=1).value())");
    assert.deepEqual({ out, err }, { out: "1\n", err: "" });
  });

  it("puts a line back that was exported before, and leaves it exported", async () => {
    on({ exported: [5] });
    const { out } = await run(
      "from machine import Pin\np = Pin(5, Pin.IN)\nprint(p.value())\np.init(Pin.OUT, value=0)",
    );
    assert.equal(out, "1\n");
    assert.ok(kernel.log.includes("low 5"));
    assert.deepEqual([kernel.line(5, "direction"), kernel.line(5, "value")], ["out", "1"]);
  });

  it("switches an open drain between low and input", async () => {
    on({});
    const { out } = await run(
      "from machine import Pin\np = Pin(6, Pin.OPEN_DRAIN, value=1)\np.off()\np.on()\nprint('ok')",
    );
    assert.equal(out, "ok\n");
    assert.deepEqual(kernel.log.slice(0, 4), ["export 6", "in 6", "low 6", "in 6"]);
  });

  it("ends the script with SystemExit when it is told to terminate; what it set up is undone", async () => {
    on({});
    const script = `
from machine import Pin
import time
led = Pin(17, Pin.OUT, value=1)
try:
    print("on")
    while True:
        time.sleep(10)
except Exception:
    print("never")
finally:
    led.off()
    print("off")
`;
    const stop: Stimulus = { when: /on/, then: (child) => child.kill("SIGTERM") };
    assert.deepEqual(await run(script, stop), { out: "on\noff\n", err: "", status: 143 });
    assert.equal(kernel.isExported(17), false);
    assert.equal(kernel.log.at(-1), "unexport 17 in 0");
  });

  it("raises KeyboardInterrupt in a loop that only computes", async () => {
    on({});
    const script = `
from machine import Pin
led = Pin(17, Pin.OUT, value=1)
print("on")
try:
    while True:
        pass
except KeyboardInterrupt:
    print("stopped")
`;
    const stop: Stimulus = { when: /on/, then: (child) => child.kill("SIGINT") };
    assert.deepEqual(await run(script, stop), { out: "on\nstopped\n", err: "", status: 0 });
    assert.equal(kernel.isExported(17), false);
  });

  it("refuses to debounce where that cannot be done, and times that are none", async () => {
    on({});
    const sysfs = await kernel.run(["--debounce", "17=5ms", "-c", "import machine"]);
    assert.equal(sysfs.status, 2);
    assert.match(sysfs.err, /--debounce: sysfs cannot do it; '--gpio cdev' can/);
    const wrong = await kernel.run(["--debounce", "17", "-c", "import machine"]);
    assert.match(wrong.err, /write a pin and a time, 17=5ms for example/);
  });

  it("says on a machine without such hardware where scripts can run", async () => {
    on({ compatible: "" });
    const nothing = await run("import machine");
    assert.equal(nothing.status, 2);
    assert.match(nothing.err, /this machine is no board with GPIO pins .*'--board rpi4' for example/);
    const other = await kernel.run(["--board", "rpi5", "-c", "import machine\nmachine.Pin(17)"]);
    assert.equal(other.status, 2);
    assert.match(other.err, /no GPIO chip is called pinctrl-rp1; here there are: .*pinctrl-bcm2711/);
    assert.match(other.err, /'halpy run --board rpi5' runs the script on a simulated board/);
  });
});

/** `halpy build --backend linux`: programs that run on the board without halpy. */

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FakeKernel, type Stimulus } from "./fake-kernel.js";

describe("halpy build --backend linux", () => {
  let kernel: FakeKernel;
  let folder: string;
  beforeEach(() => {
    kernel = new FakeKernel();
    folder = mkdtempSync(join(tmpdir(), "halpy-built-"));
  });
  afterEach(() => {
    kernel.remove();
    rmSync(folder, { recursive: true });
  });
  const script = (text: string): string => {
    const path = join(folder, "lamp.py");
    writeFileSync(path, text);
    return path;
  };
  const LAMP = `
from machine import Pin
led = Pin(17, Pin.OUT, value=1)
button = Pin(27, Pin.IN)
def pressed(pin):
    led.off()
    button.irq(None)
button.irq(pressed, Pin.IRQ_RISING)
print("ready")
`;
  const press: Stimulus = { when: /ready/, then: () => kernel.drive(27, 1) };

  it("makes one file that drives pins and takes interrupts; koffi lies beside it", async () => {
    const built = await kernel.halpy(
      ...[
        "build",
        "--backend",
        "linux",
        "--board",
        "rpi4",
        "--bundle",
        "--minify",
        "-o",
        folder,
        script(LAMP),
      ],
    );
    assert.equal(built.status, 0, built.err);
    assert.ok(existsSync(join(folder, "node_modules/koffi/index.cjs")));
    assert.ok(statSync(join(folder, "lamp.mjs")).size < 135_000);
    const { out, status } = await kernel.node([join(folder, "lamp.mjs")], press);
    assert.deepEqual({ out, status }, { out: "ready\n", status: 0 });
    assert.deepEqual(kernel.log.slice(0, 2), ["export 17", "high 17"]);
    assert.ok(kernel.log.includes("level 17 0"));
    assert.equal(kernel.log.at(-1), "unexport 27 in 1");
  });

  it("makes a tree of modules for the board that it recognises", async () => {
    const built = await kernel.halpy("build", "--backend", "linux", "-o", join(folder, "out"), script(LAMP));
    assert.equal(built.status, 0, built.err);
    const { out } = await kernel.node([join(folder, "out/index.js")], press);
    assert.equal(out, "ready\n");
    assert.ok(kernel.log.includes("level 17 0"));
  });

  it("says before anything is wired what sysfs does not do", async () => {
    const file = script("from machine import Pin\nprint(Pin(4, Pin.IN, Pin.PULL_UP).value())\n");
    const words = ["--backend", "linux", "--gpio", "sysfs", "--board", "rpi4"];
    for (const command of [["check"], ["build", "-o", folder]]) {
      const { out, err } = await kernel.halpy(command[0] as string, ...words, ...command.slice(1), file);
      assert.match(out + err, /PIN480.*Linux through \/sys\/class\/gpio does not give a pull-up/);
      assert.match(out + err, /'--gpio cdev', or write a line such as 'gpio=17=pu'/);
    }
    // At run time it is said once, by the check or by the driver.
    const ran = await kernel.run([...words.slice(2), file]);
    assert.equal(ran.out, "0\n");
    assert.equal([...ran.err.matchAll(/pull-up|pulls on/g)].length, 1, ran.err);
    const late = await kernel.run([...words.slice(2), "--no-check", file]);
    assert.match(late.err, /GPIO4: sysfs cannot switch pulls on; '--gpio cdev' can/);
  });

  it("needs to know the board", async () => {
    const other = new FakeKernel({ compatible: "" });
    const { err, status } = await other.halpy("build", "--backend", "linux", "-o", folder, script(LAMP));
    other.remove();
    assert.equal(status, 2);
    assert.match(err, /name the board that the program is for, '--board rpi4' for example/);
  });
});

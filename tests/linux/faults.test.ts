/** What can go wrong with digital pins through sysfs: the message, and how the pins are left. The table of docs/linux.md. */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { BASE, FakeKernel, type FakeOptions, type Stimulus } from "./fake-kernel.js";

describe("faults of digital pins on Linux", () => {
  let kernel: FakeKernel;
  const on = (options: FakeOptions = {}): FakeKernel => (kernel = new FakeKernel(options));
  afterEach(() => kernel.remove());

  const TAKE = `
from machine import Pin
try:
    Pin(17, Pin.OUT, value=1)
except OSError as e:
    print(e.errno, e.args[1])
`;

  it("a line that a driver has: the holder is named", async () => {
    on({ busy: [17] });
    const unknown = await kernel.run(["-c", TAKE]);
    assert.equal(unknown.out, "16 GPIO17 is in use by a driver of the kernel or another program\n");
    kernel.put(
      "/sys/kernel/debug/gpio",
      `gpiochip0: GPIOs ${BASE}-${BASE + 57}, parent: platform/fe200000.gpio, pinctrl-bcm2711:\n gpio-${BASE + 17} (GPIO17              |spi0 CS0            ) out hi\n`,
    );
    const known = await kernel.run(["-c", TAKE]);
    assert.equal(known.out, "16 GPIO17 is in use by 'spi0 CS0'\n");
  });

  it("an error that the script does not catch ends it with a traceback", async () => {
    on({ busy: [17] });
    const { err, status } = await kernel.run(["-c", "from machine import Pin\nPin(17, Pin.OUT)"]);
    assert.equal(status, 1);
    assert.match(err, /File "<stdin>", line 2, in <module>\nOSError: \(16, 'GPIO17 is in use by /);
  });

  it("no permission: the group is named", async () => {
    on({ forbidden: ["export"] });
    const { out } = await kernel.run(["-c", TAKE]);
    assert.match(out, /^13 no permission to use GPIO17 \(\/sys\/class\/gpio\/export\): .*usermod -aG gpio/);
  });

  it("no sysfs: what can be done instead", async () => {
    on();
    rmSync(`${kernel.root}/sys/class/gpio`, { recursive: true });
    const { err, status } = await kernel.run(["--gpio", "sysfs", "-c", TAKE]);
    assert.equal(status, 2);
    assert.match(err, /this kernel has no \/sys\/class\/gpio \(it was built without CONFIG_GPIO_SYSFS\)/);
    const cdev = await kernel.run(["--gpio", "cdev", "-c", TAKE]);
    assert.match(cdev.err, /the character device needs ioctl, and HALPY_NO_KOFFI is set/);
  });

  it("the chip is unplugged while it is used", async () => {
    on({ goneAfter: 4 });
    const script = `
from machine import Pin
led = Pin(17, Pin.OUT)
try:
    for i in range(10):
        led.value(i % 2)
except OSError as e:
    print(i, e.errno, e.args[1])
`;
    const { out, err, status } = await kernel.run(["-c", script]);
    assert.deepEqual({ out, err, status }, { out: "2 19 GPIO17: the device is gone\n", err: "", status: 0 });
  });

  it("somebody else exports the line at the same moment: it is used, and not unexported", async () => {
    on({ raced: [17] });
    const { err } = await kernel.run(["-c", TAKE]);
    assert.equal(err, "");
    assert.ok(kernel.isExported(17));
    assert.equal(kernel.line(17, "direction"), "in");
  });

  it("a second program that wants the same line is told who has it", async () => {
    on();
    const script = `${TAKE}
import time
print("taken")
time.sleep(5)
`;
    let second = "";
    const stop: Stimulus = {
      when: /taken/,
      then: (child) =>
        void kernel.run(["-c", TAKE]).then(({ out }) => {
          second = out;
          child.kill("SIGTERM");
        }),
    };
    const { status } = await kernel.run(["-c", script], stop);
    assert.equal(status, 143);
    assert.match(second, /^16 GPIO17 is in use by 'halpy' \(process \d+\)\n$/);
    assert.equal(kernel.isExported(17), false);
  });

  it("SIGKILL leaves the pin as it is; the next program gives it back", async () => {
    on();
    const script = `${TAKE}
import time
print("taken")
time.sleep(5)
`;
    await kernel.run(["-c", script], { when: /taken/, then: (child) => child.kill("SIGKILL") });
    assert.ok(kernel.isExported(17));
    assert.equal(kernel.line(17, "value"), "1");
    const { out } = await kernel.run(["-c", "from machine import Pin\nprint(Pin(17).value())"]);
    assert.equal(out, "1\n");
    assert.equal(kernel.isExported(17), false);
    assert.match(kernel.log.at(-1) as string, /^unexport 17 in /);
  });

  it("an error of the script gives everything back", async () => {
    on();
    const { status } = await kernel.run(["-c", `${TAKE}\n1 / 0`]);
    assert.equal(status, 1);
    assert.equal(kernel.isExported(17), false);
  });
});

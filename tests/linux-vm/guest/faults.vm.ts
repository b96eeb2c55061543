/** What goes wrong on real boards: the message for each, and the state of the pins afterwards. The table in docs/linux.md says the same. */
import assert from "node:assert/strict";
import { accessSync, chmodSync, constants, existsSync, readdirSync } from "node:fs";
import { COMMAND, onBoard, Running, runText, start } from "./command.js";
import { baseOfChip, bench, levelAt, ownerOf, plugChipIn, read, unplugChip, write } from "./wiring.js";

const NOBODY = 65534;
const gpio = (line: number): string => `/sys/class/gpio/gpio${String(baseOfChip() + line)}`;
const take = (line: number): void => write("/sys/class/gpio/export", baseOfChip() + line);
const giveBack = (line: number): void => write("/sys/class/gpio/unexport", baseOfChip() + line);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A program that holds GPIO17 high until it is ended. */
const HOLDS = `
from machine import Pin
import time
pin = Pin(17, Pin.OUT, value=1)
print('holding')
try:
    while True:
        time.sleep(1)
finally:
    print('finally')
`;

describe("faults: a line that somebody else has", () => {
  it("is named with its holder, and stays as it is", async () => {
    const holder = start("cdev", "-c", HOLDS);
    await holder.says("holding");
    for (const driver of ["cdev", "sysfs"] as const) {
      const { status, stderr } = await runText(driver, "from machine import Pin\nPin(17, Pin.OUT, value=0)");
      assert.equal(status, 1);
      assert.match(stderr, /OSError: .*16.*GPIO17 is in use by 'halpy'/);
      assert.equal(levelAt(17), 1);
    }
    holder.signal("SIGTERM");
    await holder.end();
  });

  it("is not given away by a program that only uses it through sysfs", async () => {
    take(17);
    write(`${gpio(17)}/direction`, "high");
    const { status, stderr } = await runText(
      "sysfs",
      "from machine import Pin\nprint(Pin(17, Pin.OUT).value())",
    );
    assert.deepEqual([status, stderr], [0, ""]);
    assert.equal(read(`${gpio(17)}/direction`), "out");
    giveBack(17);
  });
});

describe("faults: signals", () => {
  for (const driver of ["sysfs", "cdev"] as const) {
    it(`SIGTERM and SIGHUP run 'finally' and release the pins, through ${driver}`, async () => {
      for (const [signal, status] of [
        ["SIGTERM", 143],
        ["SIGHUP", 129],
      ] as const) {
        const running = start(driver, "-c", HOLDS);
        await running.says("holding");
        assert.equal(levelAt(17), 1);
        running.signal(signal);
        const ended = await running.end();
        assert.deepEqual([ended.status, ended.stdout], [status, "holding\nfinally\n"]);
        assert.equal(ownerOf(17), "");
        assert.ok(!existsSync(gpio(17)));
      }
    });
  }

  it("SIGKILL: the kernel releases a line of the character device at once", async () => {
    const running = start("cdev", "-c", HOLDS);
    await running.says("holding");
    running.signal("SIGKILL");
    await running.end();
    assert.equal(ownerOf(17), "");
  });

  it("SIGKILL: a line of sysfs stays exported and at its level, until the next program takes it over and gives it back", async () => {
    const running = start("sysfs", "-c", HOLDS);
    await running.says("holding");
    running.signal("SIGKILL");
    await running.end();
    assert.equal(ownerOf(17), "sysfs");
    assert.equal(levelAt(17), 1);
    const next = await runText(
      "sysfs",
      "from machine import Pin\np = Pin(17, Pin.OUT, value=0)\nprint(p.value())",
    );
    assert.deepEqual([next.status, next.stdout], [0, "0\n"]);
    assert.equal(ownerOf(17), "");
  });
});

/** Can any user run the command here? The checkout may be in a private folder. */
function anyoneMayRun(): boolean {
  const parts = `${process.cwd()}/${COMMAND}`.split("/");
  return parts.every((_, i) => {
    const path = parts.slice(0, i + 1).join("/") || "/";
    try {
      accessSync(path, constants.R_OK);
      return true;
    } catch {
      return false;
    }
  });
}

describe("faults: without permission", function () {
  const asNobody = (driver: "sysfs" | "cdev", script: string): Running =>
    new Running([COMMAND, ...onBoard(driver), "--no-cache", "-c", script], {
      uid: NOBODY,
      env: { ...process.env, HOME: "/tmp" },
    });

  before(function () {
    if (!anyoneMayRun()) this.skip();
  });

  it("the group to join is named", async () => {
    for (const driver of ["cdev", "sysfs"] as const) {
      const { status, stderr } = await asNobody(
        driver,
        "from machine import Pin\nPin(17, Pin.OUT, value=1)",
      ).end();
      assert.notEqual(status, 0);
      assert.match(stderr, /no permission .*usermod -aG gpio/);
      assert.equal(ownerOf(17), "");
    }
    const { stderr } = await asNobody("sysfs", "from machine import I2C\nI2C(1).scan()").end();
    assert.match(stderr, /no permission to open \/dev\/i2c-1: add the user to the group 'i2c'/);
  });

  it("files that udev opens up a moment after the export are waited for", async () => {
    for (const name of ["export", "unexport"]) chmodSync(`/sys/class/gpio/${name}`, 0o666);
    const running = asNobody("sysfs", "from machine import Pin\nPin(17, Pin.OUT, value=1)\nprint('works')");
    while (!existsSync(gpio(17)) && running.child.exitCode === null) await pause(5);
    await pause(300);
    for (const name of readdirSync(gpio(17)).filter((n) =>
      ["value", "direction", "edge", "active_low"].includes(n),
    ))
      chmodSync(`${gpio(17)}/${name}`, 0o666);
    const { status, stdout, stderr } = await running.end();
    assert.deepEqual([status, stdout, stderr], [0, "works\n", ""]);
    for (const name of ["export", "unexport"]) chmodSync(`/sys/class/gpio/${name}`, 0o200);
  });
});

describe("faults: a bus that is not there", () => {
  it("is told with the line for config.txt", async () => {
    const i2c = await runText("cdev", "from machine import I2C, Pin\nI2C(3, scl=Pin(5), sda=Pin(4)).scan()");
    assert.match(
      i2c.stderr,
      /\/dev\/i2c-3 cannot be used: add the line 'dtoverlay=i2c3' to \/boot\/.*config\.txt/,
    );
    const uart = await runText("cdev", "from machine import UART\nUART(4, 9600)");
    assert.match(uart.stderr, /there is no serial port UART\(4\) .*add the line 'dtoverlay=uart4'/);
    bench.set("remove", "w1");
    const wire = await runText(
      "cdev",
      "import onewire\nfrom machine import Pin\nonewire.OneWire(Pin(4)).scan()",
    );
    bench.set("add", "w1");
    assert.match(wire.stderr, /add the line 'dtoverlay=w1-gpio,gpiopin=4'/);
  });
});

/** A program that reads a device again and again and says what became of it. */
const reads = (make: string, read: string): string => `
from machine import *
import time
d = ${make}
n = 0
while True:
    try:
        ${read}
        n += 1
        if n == 1:
            print('reading')
    except OSError as e:
        print('OSError', e.errno)
        break
    time.sleep_ms(20)
`;

describe("faults: a device that goes away in the middle", () => {
  afterEach(() => {
    bench.set("i2c_lost", 0);
    bench.set("i2c_fault", 0);
  });

  it("on I2C no longer acknowledges: ENODEV; a bus that hangs: ETIMEDOUT", async () => {
    for (const [name, value, errno] of [
      ["i2c_lost", 0x68, 19],
      ["i2c_fault", 110, 110],
    ] as const) {
      const running = start("cdev", "-c", reads("I2C(1)", "d.readfrom_mem(0x68, 0, 1)"));
      await running.says("reading");
      bench.set(name, value);
      const { status, stdout } = await running.end();
      assert.deepEqual([status, stdout], [0, `reading\nOSError ${String(errno)}\n`]);
      bench.set(name, 0);
    }
  });

  it("is an SPI bus: the error of the kernel", async () => {
    const running = start("cdev", "-c", reads("SPI(0, baudrate=1000000)", "d.read(1)"));
    await running.says("reading");
    bench.set("remove", "spi");
    const { status, stdout } = await running.end();
    bench.set("add", "spi");
    assert.equal(status, 0);
    assert.match(stdout, /^reading\nOSError (19|108)\n$/);
  });

  for (const driver of ["sysfs", "cdev"] as const) {
    it(`is the GPIO chip itself, through ${driver}: ENODEV`, async () => {
      bench.set("remove", "leds");
      const running = start(driver, "-c", reads("Pin(17, Pin.OUT)", "d.value(n & 1)"));
      await running.says("reading");
      unplugChip();
      const { status, stdout } = await running.end();
      plugChipIn();
      bench.set("add", "leds");
      assert.deepEqual([status, stdout], [0, "reading\nOSError 19\n"]);
    });
  }
});

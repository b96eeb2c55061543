/** `halpy run --backend j5:…` with the real package firmata-io and a board that speaks its protocol. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

interface Finished {
  readonly out: string;
  readonly err: string;
  readonly status: number | null;
}

describe("halpy run --backend j5:PLUGIN", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "halpy-j5-"));
    writeFileSync(join(folder, "log"), "");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function run(
    script: string,
    { plugin = "./tests/johnny-five/plugin.cjs@port", ...env } = {},
  ): Promise<Finished> {
    return new Promise((resolve) => {
      const words = ["dist/halpy.js", "run", "--backend", `j5:${plugin}`, "--no-cache", "-c", script];
      const child = spawn(process.execPath, words, {
        cwd: root,
        env: { ...process.env, FIRMATA_LOG: join(folder, "log"), ...env },
      });
      let out = "";
      let err = "";
      child.stdout.on("data", (data) => {
        out += data;
        if (out.endsWith("interrupt me\n")) child.kill("SIGINT");
      });
      child.stderr.on("data", (data) => (err += data));
      child.on("close", (status) => resolve({ out, err, status }));
    });
  }
  const log = (): string[] => readFileSync(join(folder, "log"), "latin1").trim().split("\n");

  it("blinks, by number and by name", async () => {
    const { out, err, status } = await run(`
from machine import Pin
import time
led = Pin("LED", Pin.OUT)
for i in range(4):
    led.toggle()
    print(led.value())
    time.sleep_ms(5)
print(Pin(13) is led)
`);
    assert.deepEqual({ out, err, status }, { out: "1\n0\n1\n0\nTrue\n", err: "", status: 0 });
    assert.deepEqual(log(), ["mode 13 1", "level 13 1", "level 13 0", "level 13 1", "level 13 0"]);
  });

  it("reads pins, and takes interrupts from them", async () => {
    const { out, err } = await run(`
from machine import Pin
import time
def settled(test):
    end = time.ticks_add(time.ticks_ms(), 2000)
    while not test() and time.ticks_diff(end, time.ticks_ms()) > 0:
        time.sleep_ms(2)
    return test()
out = Pin(8, Pin.OUT, value=1)
inp = Pin(2, Pin.IN)
print(settled(inp))
seen = []
inp.irq(lambda pin: seen.append(pin.value()), Pin.IRQ_RISING | Pin.IRQ_FALLING)
out.off()
while len(seen) < 1:
    pass
out.on()
while len(seen) < 2:
    time.sleep(1)
print(seen)
inp.irq(None)
button = Pin(4, Pin.IN, Pin.PULL_UP)
print(settled(button))
`);
    assert.deepEqual({ out, err }, { out: "1\n[0, 1]\n1\n", err: "" });
    assert.ok(log().includes("mode 4 11"));
  });

  it("has PWM and analog inputs", async () => {
    const { out, err } = await run(`
from machine import Pin, PWM, ADC
import time
lamp = PWM(Pin(9), freq=490, duty_u16=32768)
adc = ADC(Pin("A0"))
time.sleep_ms(60)
print(abs(adc.read_u16() - 32768) < 300)
print(abs(ADC(Pin("A1")).read_u16() - 32768) < 300)
`);
    assert.deepEqual({ out, err }, { out: "True\nTrue\n", err: "" });
    assert.ok(log().includes("pwm 9 128"));
  });

  it("is ended by Ctrl-C as everything is", async () => {
    const { out, status } = await run(`
from machine import Pin
led = Pin(13, Pin.OUT, value=1)
try:
    print("interrupt me")
    while True:
        pass
finally:
    led.off()
    print("over")
`);
    assert.deepEqual({ out, status }, { out: "interrupt me\nover\n", status: 130 });
  });

  it("says what is wrong: no such plugin, one that fails, pins and buses that it does not give", async () => {
    const none = await run("import machine", { plugin: "no-such-plugin" });
    assert.equal(none.status, 2);
    assert.match(none.err, /no IO plugin 'no-such-plugin' here; 'npm install no-such-plugin'/);
    const file = join(folder, "broken.cjs");
    writeFileSync(
      file,
      "module.exports = class { constructor(port) { throw new Error('no port ' + port); } };",
    );
    const broken = await run("import machine", { plugin: `${file}@/dev/ttyX` });
    assert.equal(broken.status, 2);
    assert.match(broken.err, /the board of '.*broken.cjs' cannot be used: no port \/dev\/ttyX/);
    const { out } = await run(`
from machine import Pin, SoftI2C
try:
    Pin(1)
except ValueError as e:
    print(e)
try:
    SoftI2C(scl=Pin(3), sda=Pin(4))
except NotImplementedError as e:
    print(e)
`);
    assert.match(
      out,
      /^invalid pin.*\nFirmata has I2C at sda=Pin\(18\), scl=Pin\(19\) only; buses cannot be made of other pins through a plugin\n$/,
    );
  });
});

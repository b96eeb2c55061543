/** `halpy run --backend j5:firmata@PORT` with the real package `firmata` and an Arduino simulated at a pseudo terminal. */

import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

interface Finished {
  readonly out: string;
  readonly err: string;
  readonly status: number | null;
}

describe("halpy run --backend j5:firmata@PORT", () => {
  let folder: string;
  let board: ChildProcess;
  let port: string;
  let notes: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "halpy-firmata-"));
    notes = join(folder, "log");
    writeFileSync(notes, "");
    board = spawn(process.execPath, [join(root, "tests/johnny-five/pty-board.cjs")], {
      env: { ...process.env, FIRMATA_LOG: notes },
      stdio: ["pipe", "pipe", "inherit"],
    });
    const [path] = (await once(board.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
    port = path.toString().trim();
  });
  afterEach(async () => {
    if (board.exitCode === null) {
      board.stdin?.end();
      await once(board, "exit");
    }
    rmSync(folder, { recursive: true });
  });

  interface Setting {
    readonly backend?: string;
    readonly cwd?: string;
    /** Called when the script has printed something. */
    readonly onOutput?: (out: string) => void;
  }

  function run(script: string, { backend = `j5:firmata@${port}`, cwd = root, onOutput }: Setting = {}) {
    return new Promise<Finished>((resolve) => {
      const words = [join(root, "dist/halpy.js"), "run", "--backend", backend, "--no-cache", "-c", script];
      const child = spawn(process.execPath, words, { cwd, stdio: ["ignore", "pipe", "pipe"] });
      let out = "";
      let err = "";
      child.stdout.on("data", (data) => {
        out += data;
        onOutput?.(out);
      });
      child.stderr.on("data", (data) => (err += data));
      child.on("close", (status) => resolve({ out, err, status }));
    });
  }
  const log = (): string[] => readFileSync(notes, "latin1").trim().split("\n");

  it("drives pins and reads them, and hears of edges", async () => {
    const { out, err, status } = await run(`
from machine import Pin
import time
led = Pin("LED", Pin.OUT)
for i in range(10):
    led.toggle()
out = Pin(8, Pin.OUT, value=0)
inp = Pin("D2", Pin.IN)
seen = []
inp.irq(lambda pin: seen.append(pin.value()), Pin.IRQ_RISING | Pin.IRQ_FALLING)
for i in range(4):
    out.value(not out.value())
    end = time.ticks_add(time.ticks_ms(), 2000)
    while len(seen) <= i and time.ticks_diff(end, time.ticks_ms()) > 0:
        time.sleep_ms(1)
inp.irq(None)
button = Pin(4, Pin.IN, Pin.PULL_UP)
end = time.ticks_add(time.ticks_ms(), 2000)
while not button.value() and time.ticks_diff(end, time.ticks_ms()) > 0:
    time.sleep_ms(1)
print(seen, button.value())
`);
    assert.deepEqual({ out, err, status }, { out: "[1, 0, 1, 0] 1\n", err: "", status: 0 });
    const led = log().filter((line) => line.startsWith("level 13 "));
    assert.deepEqual(
      led,
      Array.from({ length: 10 }, (_, i) => `level 13 ${(i + 1) % 2}`),
    );
  });

  it("has analog inputs, PWM, and pulses for servos", async () => {
    const { out, err } = await run(`
from machine import Pin, PWM, ADC
import time
adc = ADC(Pin("A0"))
lamp = PWM(Pin(9), freq=490, duty_u16=32768)
end = time.ticks_add(time.ticks_ms(), 2000)
while abs(adc.read_u16() - 32768) > 300 and time.ticks_diff(end, time.ticks_ms()) > 0:
    time.sleep_ms(5)
print(abs(adc.read_u16() - 32768) < 300, abs(ADC(Pin("A1")).read_u16() - 32768) < 300)
servo = PWM(Pin(10), freq=50)
servo.duty_ns(1500000)
servo.duty_ns(1000000)
servo.duty_u16(0)
only = PWM(Pin(12), freq=50)
only.duty_ns(400000)
time.sleep_ms(50)
`);
    assert.deepEqual({ out, err }, { out: "True True\n", err: "" });
    const lines = log().filter((line) => /^(mode|pwm|servo) (9|10|12) /.test(line));
    assert.deepEqual(lines, [
      "mode 9 3",
      "pwm 9 128",
      "mode 10 1",
      "mode 10 4",
      "servo 10 1500",
      "servo 10 1000",
      "mode 10 1",
      "mode 12 1",
      "mode 12 4",
      "servo 12 544",
    ]);
  });

  it("has the I2C of the board: finds devices, reads and writes them", async () => {
    const { out, err, status } = await run(`
from machine import I2C, SoftI2C, Pin
i2c = I2C(0)
print(i2c, [hex(a) for a in i2c.scan()])
print(i2c.readfrom_mem(0x48, 0, 3))
i2c.writeto_mem(0x48, 5, b"\\x80\\xff")
i2c.writeto(0x48, b"\\x05", False)
print(i2c.readfrom(0x48, 2))
print(i2c.readfrom(0x48, 1))
i2c.writeto_mem(0x50, 0x0123, b"halpy", addrsize=16)
print(i2c.readfrom_mem(0x50, 0x0123, 5, addrsize=16))
print(SoftI2C(scl=Pin(19), sda=Pin(18)).readfrom_mem(0x48, 2, 1))
`);
    assert.deepEqual(
      { out, err, status },
      {
        out: [
          "I2C(0, scl=19, sda=18, freq=400000, timeout=50000) ['0x3c', '0x48', '0x50']",
          "b'\\x19\\x80\\xfe'",
          "b'\\x80\\xff'",
          "b'\\x00'",
          "b'halpy'",
          "b'\\xfe'",
          "",
        ].join("\n"),
        err: "",
        status: 0,
      },
    );
  });

  it("says where I2C ends: nobody there, too many bytes, other pins, other buses", async () => {
    const { out, err } = await run(`
from machine import I2C, SPI, Pin
i2c = I2C(0)
for what in (
    lambda: i2c.readfrom(0x20, 1),
    lambda: i2c.writeto(0x20, b""),
    lambda: i2c.readfrom_mem(0x50, 0, 40, addrsize=16),
    lambda: i2c.start(),
    lambda: I2C(0, scl=Pin(5), sda=Pin(4)),
    lambda: I2C(1),
    lambda: SPI(1),
):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)
i2c = I2C(0, scl=Pin(19), sda=Pin(18))
i2c.writeto(0x3c, bytes(60))
`);
    assert.deepEqual(out.split("\n"), [
      "OSError [Errno 19] ENODEV",
      "OSError [Errno 19] ENODEV",
      "OSError [Errno 5] EIO: the board gave 32 of 40 bytes; read fewer at a time (most Arduinos take 32)",
      "OSError I2C operation not supported",
      "NotImplementedError Firmata has I2C at sda=Pin(18), scl=Pin(19) only; buses cannot be made of other pins through a plugin",
      "ValueError I2C(1) doesn't exist",
      "ValueError SPI(1) doesn't exist",
      "",
    ]);
    assert.match(
      err,
      /60 bytes are written to an I2C device at once; most Arduinos take 32 and drop the rest/,
    );
  });

  it("tells the script when the board is unplugged", async () => {
    const { out, status } = await run(
      `
from machine import Pin
import time
led = Pin(13, Pin.OUT)
print("unplug me")
try:
    while True:
        led.toggle()
        time.sleep_ms(2)
except OSError as e:
    print(e.errno, "the board is gone" in str(e))
`,
      { onOutput: (out) => void (out === "unplug me\n" && board.stdin?.end()) },
    );
    assert.deepEqual({ out, status }, { out: "unplug me\n19 True\n", status: 0 });
  });

  it("needs no serial port of the package's: where that was not built, and with the protocol's package alone", async () => {
    const script = 'from machine import Pin\nprint(Pin("LED", Pin.OUT, value=1).value())';
    // What npm leaves when it may not run install scripts: the package is there, what it loads fails.
    const here = join(folder, "project");
    mkdirSync(join(here, "node_modules/serialport"), { recursive: true });
    writeFileSync(join(here, "node_modules/serialport/index.js"), "throw new Error('no binary');");
    mkdirSync(join(here, "node_modules/firmata/lib"), { recursive: true });
    for (const file of ["package.json", "lib/firmata.js", "lib/com.js"])
      writeFileSync(
        join(here, "node_modules/firmata", file),
        readFileSync(join(root, "node_modules/firmata", file)),
      );
    symlinkSync(join(root, "node_modules/firmata-io"), join(here, "node_modules/firmata-io"));
    for (const name of ["firmata", "firmata-io"]) {
      const { out, err } = await run(script, { cwd: here, backend: `j5:${name}@${port}` });
      assert.deepEqual({ out, err }, { out: "1\n", err: "" }, name);
    }
  });

  it("says what is wrong with a port", async () => {
    const none = await run("import machine", { backend: "j5:firmata@/dev/ttyNONE" });
    assert.equal(none.status, 2);
    assert.match(
      none.err,
      /the board of 'firmata' cannot be used: there is no serial port \/dev\/ttyNONE; there /,
    );
    const file = await run("import machine", { backend: `j5:firmata@${notes}` });
    assert.match(file.err, /log is no serial port/);
  });
});

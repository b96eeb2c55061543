/** Buses and peripherals through the kernel's drivers, with the bench module as what is wired to them. */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { runText, start, type Ended } from "./command.js";
import { bench, modprobe, Recorder, type LineEvent } from "./wiring.js";

/** Runs a script; it must end well. Gives what it printed, line by line. */
async function lines(text: string): Promise<string[]> {
  const ended = await runText("cdev", text);
  good(ended);
  return ended.stdout.trimEnd().split("\n");
}

function good({ status, stderr }: Ended): void {
  assert.deepEqual([status, stderr], [0, ""]);
}

describe("I2C", () => {
  it("finds, writes and reads devices, with repeated starts", async () => {
    const said = await lines(`
from machine import I2C
i2c = I2C(1)
print([hex(a) for a in i2c.scan()])
i2c.writeto_mem(0x68, 0x10, b'\\x01\\x02\\x03')
print(i2c.readfrom_mem(0x68, 0x10, 3), i2c.readfrom_mem(0x68, 0x11, 2))
print(i2c.writeto(0x76, b'\\x20\\xaa\\xbb'), i2c.writevto(0x3c, [b'\\x05', b'\\x06\\x07']))
for address in (0x50, 0x21):
    try:
        i2c.readfrom_mem(address, 0, 1)
    except OSError as e:
        print(e.errno)
i2c.writeto(0x76, b'\\x20', False)
print(i2c.readfrom(0x76, 2))
`);
    assert.deepEqual(said, [
      "['0x3c', '0x48', '0x60', '0x68', '0x76']",
      "b'\\x01\\x02\\x03' b'\\x02\\x03'",
      "3 3",
      "19",
      "19",
      "b'\\xaa\\xbb'",
    ]);
    assert.equal(bench.get("i2c_last"), "76:0:1 76:1:2");
  });

  it("makes do with an adapter that only knows SMBus", async () => {
    modprobe("i2c-stub", "chip_addr=0x50");
    const said = await lines(`
from machine import I2C
import os
number = [n for n in os.listdir('/sys/class/i2c-adapter') if 'stub' in open('/sys/class/i2c-adapter/' + n + '/name').read()][0]
i2c = I2C(int(number[4:]))
print(i2c.scan())
i2c.writeto_mem(0x50, 0x20, bytes(range(8)))
print(i2c.readfrom_mem(0x50, 0x20, 8), i2c.readfrom_mem(0x50, 0x27, 1))
`);
    assert.deepEqual(said, ["[80]", "b'\\x00\\x01\\x02\\x03\\x04\\x05\\x06\\x07' b'\\x07'"]);
  });
});

describe("SPI", () => {
  it("sends and receives with the settings that were asked for", async () => {
    const said = await lines(`
from machine import SPI
spi = SPI(0, baudrate=2000000, polarity=1, phase=1)
buf = bytearray(5)
spi.write_readinto(b'hello', buf)
print(buf, spi.read(3, 0x5a))
`);
    assert.deepEqual(said, ["bytearray(b'hello') b'ZZZ'"]);
    // Mode 3, and no chip select of the kernel: the program has taken none.
    assert.equal(bench.get("spi_last"), `0 ${String(0x43)} 8 2000000 3`);
  });

  it("turns the bits where the hardware cannot, and sends more than the kernel takes at once", async () => {
    const said = await lines(`
from machine import SPI
spi = SPI(0, baudrate=1000000, firstbit=SPI.LSB)
out = bytes(i & 0xff for i in range(10000))
buf = bytearray(len(out))
spi.write_readinto(out, buf)
print(bytes(buf) == out)
`);
    assert.deepEqual(said, ["True"]);
    assert.match(bench.get("spi_last"), /^0 64 8 1000000 1808$/);
  });

  it("keeps a device selected while the program holds its chip select low", async () => {
    bench.set("mcp3008", "100,200,300,400,500,600,700,1023");
    const said = await lines(`
from machine import Pin, SPI
spi = SPI(0, baudrate=1000000)
cs = Pin(7, Pin.OUT, value=1)
def read(channel):
    cs(0)
    spi.write(b'\\x01')
    data = bytearray([(8 | channel) << 4, 0])
    spi.write_readinto(data, data)
    cs(1)
    return (data[0] & 3) << 8 | data[1]
print([read(i) for i in range(8)])
`);
    assert.deepEqual(said, ["[100, 200, 300, 400, 500, 600, 700, 1023]"]);
  });
});

describe("UART", () => {
  const far = "/dev/ttyS3";
  const setFar = (rate: number): void =>
    void execFileSync("stty", ["-F", far, String(rate), "raw", "-echo"], { stdio: "pipe" });

  it("writes and reads through the wire, in time", async () => {
    setFar(115200);
    const fd = openSync(far, "r+");
    const cat = spawn("cat", [far], { stdio: ["ignore", "pipe", "ignore"] });
    let heard = "";
    cat.stdout.on("data", (data) => (heard += String(data)));
    const running = start(
      "cdev",
      "-c",
      `
from machine import UART
import time
u = UART(0, 115200, timeout=3000, timeout_char=50)
print(u.read(1) if u.any() else 'nothing')
u.write('ready\\r\\n')
print(u.readline())
print(u.read(10))
t = time.ticks_ms()
u.init(timeout=200)
print(u.read(1), 150 < time.ticks_diff(time.ticks_ms(), t) < 1000)
`,
    );
    await new Promise<void>((resolve) => cat.stdout.on("data", () => heard.includes("ready") && resolve()));
    writeSync(fd, "line one\n");
    writeSync(fd, Uint8Array.of(0xff, 0x00, 0x41));
    const ended = await running.end();
    cat.kill();
    closeSync(fd);
    good(ended);
    assert.equal(heard, "ready\r\n");
    assert.equal(ended.stdout, "nothing\nb'line one\\n'\nb'\\xff\\x00A'\nNone True\n");
  });
});

describe("PWM", () => {
  it("has its frequency, duty and polarity from the kernel's hardware", async () => {
    const running = start(
      "cdev",
      "-c",
      `
from machine import Pin, PWM
import time
pwm = PWM(Pin(18), freq=1000, duty_u16=16384)
print(pwm.freq(), pwm.duty_u16())
time.sleep(0.5)
pwm.freq(50)
pwm.duty_ns(1500000)
print('servo')
time.sleep(0.5)
pwm.init(freq=100000, duty_u16=65535, invert=True)
print('inverted')
time.sleep(1)
pwm.deinit()
`,
    );
    await running.says("\n");
    assert.equal(bench.get("pwm_state").split("\n")[0], "0 1000000 250000 0 1");
    await running.says("servo");
    const [, period, high] = (bench.get("pwm_state").split("\n")[0] as string).split(" ").map(Number) as [
      number,
      number,
      number,
    ];
    assert.equal(period, 20_000_000);
    assert.ok(Math.abs(high - 1_500_000) < 2000, String(high));
    await running.says("inverted");
    assert.equal(bench.get("pwm_state").split("\n")[0], "0 10000 10000 1 1");
    good(await running.end());
    assert.match(bench.get("pwm_state").split("\n")[0] as string, / 0$/);
  });

  for (const driver of ["sysfs", "cdev"] as const) {
    it(`is made by software at other pins, through ${driver}`, async () => {
      const recorder = new Recorder();
      const running = start(
        driver,
        "-c",
        "from machine import Pin, PWM\nimport time\np = PWM(Pin(17), freq=50, duty_u16=16384)\ntry:\n    time.sleep(60)\nfinally:\n    p.deinit()",
      );
      const isEdge = (e: LineEvent): boolean => e.line === 17 && e.kind === "set";
      // The thread takes a while to start.
      for (let i = 0; i < 80; i++) await recorder.next(isEdge);
      running.signal("SIGINT");
      const ended = await running.end();
      const edges = (await recorder.stop()).filter(isEdge);
      assert.match(ended.stderr, /the PWM of GPIO17 is made by software/);
      const highs = edges.flatMap((e, i) =>
        e.level === 1 && edges[i + 1] !== undefined ? [(edges[i + 1] as typeof e).timeUs - e.timeUs] : [],
      );
      const rising = edges.filter((e) => e.level === 1);
      const periods = rising.slice(1).map((e, i) => e.timeUs - (rising[i] as typeof e).timeUs);
      const median = (list: number[]): number => list.sort((a, b) => a - b)[list.length >> 1] as number;
      const [high, period] = [median(highs), median(periods)];
      console.log(
        `      software PWM, 50 Hz, 25 %: period ${String(period)} us, high ${String(high)} us (medians)`,
      );
      // Each edge is late by what the emulation makes of a timer; the period has no share in it.
      assert.ok(Math.abs(period - 20_000) < 2000, `period ${String(period)}`);
      assert.ok(high > 4000 && high < 12_000, `high ${String(high)}`);
    });
  }
});

/** How fast the Linux backend is: from an edge to its handler, and a write of a pin beside a bare `writeSync`. Printed; under emulation only roughly checked. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { start, Running, type Driver } from "./command.js";
import { baseOfChip, drive, nowUs, Recorder, write } from "./wiring.js";

/** Is this processor emulated? Then everything is some twenty times slower, and other work on the machine is felt. */
const EMULATED = process.env.VM_ACCEL !== "kvm";
const EDGES = 40;
const EVERY_MS = 50;
const [INPUT, OUTPUT, TOGGLED] = [22, 23, 24] as const;

const handler = (body: string): string => `
from machine import Pin
import time
out = Pin(${String(OUTPUT)}, Pin.OUT, value=0)
pin = Pin(${String(INPUT)}, Pin.IN)
pin.irq(lambda p: out.value(p.value()), Pin.IRQ_RISING | Pin.IRQ_FALLING)
print('ready')
x = 1
while True:
    ${body}
`;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[list.length >> 1] as number;
const ms = (us: number): string => `${(us / 1000).toFixed(2)} ms`;

/** Microseconds from each edge, as the chip saw it, to what its handler did at another pin of the chip. */
async function latencies(driver: Driver, body: string): Promise<number[]> {
  drive(INPUT, 0);
  const recorder = new Recorder();
  const running = start(driver, "-c", handler(body));
  await running.says("ready");
  // The handler's first runs are compilation.
  for (let i = 0; i < 6; i++) {
    drive(INPUT, (i & 1) === 0 ? 1 : 0);
    await pause(4 * EVERY_MS);
  }
  const fromUs = nowUs();
  for (let i = 0; i < EDGES; i++) {
    drive(INPUT, (i & 1) === 0 ? 1 : 0);
    await pause(EVERY_MS);
  }
  await pause(500);
  running.signal("SIGINT");
  await running.end();
  const events = (await recorder.stop()).filter((e) => e.timeUs >= fromUs);
  const outputs = events.filter((e) => e.kind === "set" && e.line === OUTPUT);
  const answers: number[] = [];
  for (const edge of events.filter((e) => e.kind === "pull" && e.line === INPUT)) {
    const answer = outputs.find((e) => e.timeUs >= edge.timeUs && e.level === edge.level);
    if (answer !== undefined) answers.push(answer.timeUs - edge.timeUs);
  }
  return answers;
}

describe("from an edge to its handler", () => {
  for (const driver of ["sysfs", "cdev"] as const) {
    for (const [what, body, goalUs] of [
      ["sleeps", "time.sleep(1)", 1000],
      ["computes", "x = (x * 3 + 1) % 1000003", 3000],
    ] as const) {
      it(`while the program ${what}, through ${driver}`, async function () {
        this.retries(1);
        const list = await latencies(driver, body);
        const most = Math.max(...list);
        console.log(
          `      ${driver}, ${what}: median ${ms(median(list))}, most ${ms(most)}, ${String(list.length)} of ${String(EDGES)} edges answered`,
        );
        assert.ok(list.length >= EDGES * 0.9, `${String(list.length)} of ${String(EDGES)}`);
        assert.ok(median(list) <= (EMULATED ? EVERY_MS * 1000 : goalUs), ms(median(list)));
      });
    }
  }
});

/** The least of so many is taken. */
const ROUNDS = EMULATED ? 4 : 8;
const WRITES = 20_000;

const PYTHON = `
from machine import Pin
import time
def round(pin, n):
    t = time.ticks_us()
    for i in range(n):
        pin.value(i & 1)
    return time.ticks_diff(time.ticks_us(), t)
pin = Pin(${String(TOGGLED)}, Pin.OUT)
print(min(round(pin, ${String(WRITES)}) for i in range(${String(ROUNDS)})))
`;

const BARE = `
const { openSync, writeSync } = require("node:fs");
const fd = openSync(process.argv[2], "r+");
const levels = [Uint8Array.of(0x30), Uint8Array.of(0x31)];
const round = () => {
  const t = process.hrtime.bigint();
  for (let i = 0; i < ${String(WRITES)}; i++) writeSync(fd, levels[i & 1], 0, 1, 0);
  return Number(process.hrtime.bigint() - t) / 1000;
};
console.log(Math.min(...Array.from({ length: ${String(ROUNDS)} }, round)));
`;

describe("a write of a pin", () => {
  it("costs hardly more than a bare writeSync", async function () {
    this.retries(1);
    const line = baseOfChip() + TOGGLED;
    writeFileSync("/tmp/bare.cjs", BARE);
    write("/sys/class/gpio/export", line);
    write(`/sys/class/gpio/gpio${String(line)}/direction`, "out");
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let i = 0; i < 3; i++) {
      const program = await start("sysfs", "-c", PYTHON).end();
      assert.equal(program.status, 0, program.stderr);
      ours.push(Number(program.stdout));
      const script = await new Running(["/tmp/bare.cjs", `/sys/class/gpio/gpio${String(line)}/value`]).end();
      bare.push(Number(script.stdout));
      // The program puts the direction back to what it was.
      write(`/sys/class/gpio/gpio${String(line)}/direction`, "out");
    }
    write("/sys/class/gpio/unexport", line);
    const [mine, theirs] = [Math.min(...ours), Math.min(...bare)];
    const each = (us: number): string => `${((us * 1000) / WRITES).toFixed(0)} ns`;
    const share = theirs / mine;
    console.log(
      `      Pin.value(x) ${each(mine)}, bare writeSync ${each(theirs)}: ${(share * 100).toFixed(0)} % of its speed`,
    );
    assert.ok(share > (EMULATED ? 0.4 : 0.9), share.toFixed(2));
  });
});

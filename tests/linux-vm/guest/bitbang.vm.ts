/** Buses made of pins: with the character device their lines are one request, and change at one instant. */
import assert from "node:assert/strict";
import { readdirSync, readlinkSync } from "node:fs";
import { start, type Driver } from "./command.js";
import { drive, ownerOf, Recorder, type Level, type LineEvent } from "./wiring.js";

const [SCK, MOSI, MISO] = [26, 27, 19] as const;
const SENT = [0xa5, 0x0f];
const BENCH_BYTES = 400;

const PROGRAM = `
from machine import Pin, SoftSPI
import time
spi = SoftSPI(baudrate=5000000, sck=Pin(${String(SCK)}), mosi=Pin(${String(MOSI)}), miso=Pin(${String(MISO)}))
got = bytearray(2)
print('begin')
spi.write_readinto(bytes(${JSON.stringify(SENT)}), got)
print(got)
data = bytes(${String(BENCH_BYTES)})
spi.write(data)
t = time.ticks_us()
spi.write(data)
print(time.ticks_diff(time.ticks_us(), t))
time.sleep(60)
`;

interface Seen {
  readonly events: readonly LineEvent[];
  readonly requests: number;
  readonly owners: readonly string[];
  readonly got: string;
  readonly us: number;
}

async function transfer(driver: Driver): Promise<Seen> {
  drive(MISO, 1);
  const recorder = new Recorder();
  const running = start(driver, "-c", PROGRAM);
  await running.says(/\n\d+\n$/);
  const fds = `/proc/${String(running.child.pid)}/fd`;
  const requests = readdirSync(fds).filter((fd) => {
    try {
      return readlinkSync(`${fds}/${fd}`) === "anon_inode:gpio-line";
    } catch {
      return false;
    }
  }).length;
  const owners = [SCK, MOSI, MISO].map(ownerOf);
  running.signal("SIGINT");
  await running.end();
  const [, got = "", us = ""] = running.stdout.split("\n");
  return { events: await recorder.stop(), requests, owners, got, us: Number(us) };
}

/** The bits that a device takes at the rising edges of the clock; and at which times the wires changed together. */
function bitsOf(events: readonly LineEvent[]): { bytes: number[]; together: number } {
  let [clock, data]: [Level, Level] = [0, 0];
  const bits: Level[] = [];
  let together = 0;
  const fallenAt = new Set<number>();
  for (const { line, level, timeUs, kind } of events) {
    if (kind !== "set") continue;
    if (line === MOSI) {
      if (level !== data && fallenAt.has(timeUs)) together++;
      data = level;
    } else if (line === SCK) {
      if (level === 1 && clock === 0) bits.push(data);
      if (level === 0 && clock === 1) fallenAt.add(timeUs);
      clock = level;
    }
  }
  const bytes = SENT.map((_, i) =>
    bits.slice(8 * i, 8 * i + 8).reduce<number>((sum, bit) => sum * 2 + bit, 0),
  );
  return { bytes, together };
}

describe("SPI made of pins", () => {
  it("has its lines in one request of the character device, and moves clock and data at one instant", async () => {
    const { events, requests, owners, got, us } = await transfer("cdev");
    console.log(`      cdev: ${((us * 1000) / (8 * BENCH_BYTES)).toFixed(0)} ns per bit`);
    assert.deepEqual([requests, owners, got], [1, ["halpy", "halpy", "halpy"], "bytearray(b'\\xff\\xff')"]);
    const { bytes, together } = bitsOf(events);
    assert.deepEqual(bytes, SENT);
    // 10100101 00001111: within and between the bytes the data changes seven times while the clock falls.
    assert.ok(together >= 7, `${String(together)} changes with the clock`);
  });

  it("moves one after the other through sysfs", async () => {
    const { events, requests, owners, got, us } = await transfer("sysfs");
    console.log(`      sysfs: ${((us * 1000) / (8 * BENCH_BYTES)).toFixed(0)} ns per bit`);
    assert.deepEqual([requests, owners, got], [0, ["sysfs", "sysfs", "sysfs"], "bytearray(b'\\xff\\xff')"]);
    assert.deepEqual(bitsOf(events).bytes, SENT);
  });
});

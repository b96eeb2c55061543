/**
 * How fast the simulated board is: `npm run bench -- sim`. Whole runs of the command, start and compilation included, so the figures
 * are what a user waits. Prints a table and, with `--json FILE`, writes it as data; the exit status is 1 if a goal is missed.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

interface Case {
  readonly name: string;
  readonly source: string;
  readonly options: readonly string[];
  /** What the program prints, if it is right. */
  readonly expected: string;
  readonly goal: { readonly seconds: number } | { readonly perSecond: number; readonly events: number };
}

const cases: readonly Case[] = [
  {
    name: "1 kHz timer callback, one hour",
    source: `
from machine import Timer
import time
n = 0
def tick(t):
    global n
    n += 1
Timer(0, period=1, callback=tick)
time.sleep(3600)
print(n)
`,
    options: [],
    expected: "3600000\n",
    goal: { seconds: 4 },
  },
  {
    name: "blink, 24 hours",
    source: `
from machine import Pin
import time
led = Pin(2, Pin.OUT)
n = 0
while n < 86400:
    led.value(n & 1)
    time.sleep(1)
    n += 1
print(n)
`,
    options: [],
    expected: "86400\n",
    goal: { seconds: 1 },
  },
  {
    name: "pin changes by the program",
    source: `
from machine import Pin
def main():
    led = Pin(2, Pin.OUT)
    for i in range(2_000_000):
        led.on()
        led.off()
main()
print("done")
`,
    options: [],
    expected: "done\n",
    goal: { perSecond: 1e6, events: 4e6 },
  },
  {
    name: "pin interrupts with handler",
    source: `
from machine import Pin
def main():
    n = 0
    def edge(pin):
        nonlocal n
        n += 1
    led = Pin(2, Pin.OUT)
    led.irq(edge)
    for i in range(1_000_000):
        led.on()
        led.off()
    print(n)
main()
`,
    options: ["--for", "1h"],
    expected: "",
    goal: { perSecond: 1e6, events: 2e6 },
  },
  {
    name: "edges of a PWM signal, counted",
    source: `
from machine import Pin, PWM
import time
n = 0
def edge(pin):
    global n
    n += 1
PWM(Pin(2), freq=1000)
Pin(2).irq(edge)
time.sleep(1000)
print(n)
`,
    options: [],
    expected: "2000000\n",
    goal: { perSecond: 1e6, events: 2e6 },
  },
];

const { values } = parseArgs({ options: { json: { type: "string" } } });
const folder = mkdtempSync(join(tmpdir(), "halpy-bench-"));
const rows: { name: string; seconds: number; perSecond?: number; good: boolean }[] = [];
for (const { name, source, options, expected, goal } of cases) {
  const file = join(folder, "program.py");
  writeFileSync(file, source);
  const started = performance.now();
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["dist/halpy.js", "run", "--board", "esp32", "--no-waveform", ...options, file],
    { encoding: "utf8", env: { ...process.env, XDG_CACHE_HOME: folder } },
  );
  const seconds = (performance.now() - started) / 1000;
  const right = expected === "" ? /^\d+\n$/.test(stdout) : stdout === expected;
  if (!right) process.stderr.write(`${name}: wrong output ${JSON.stringify(stdout)} ${stderr}\n`);
  const perSecond = "events" in goal ? goal.events / seconds : undefined;
  const fast = "seconds" in goal ? seconds <= goal.seconds : (perSecond as number) >= goal.perSecond;
  rows.push({ name, seconds, perSecond, good: right && fast });
  const rate = perSecond === undefined ? "" : `${(perSecond / 1e6).toFixed(2)} million events a second`;
  const wanted = "seconds" in goal ? `goal ${goal.seconds} s` : `goal ${goal.perSecond / 1e6} million`;
  process.stdout.write(
    `${fast && right ? "ok  " : "MISS"} ${name.padEnd(34)} ${seconds.toFixed(2).padStart(6)} s  ${rate} (${wanted})\n`,
  );
}
rmSync(folder, { recursive: true });
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
if (rows.some(({ good }) => !good)) process.exitCode = 1;

/**
 * The Linux backend: `Pin.value(x)` against a bare loop of `writeSync`, and the time from an edge to its handler.
 * `npm run bench -- linux [--gpio PATH]`: PATH is a `value` file of a real line that is an output; without it a plain file in memory
 * takes its place, whose writes cost about the same. Edges come through a pipe with the kernel's form of events.
 */

import { execFileSync, spawnSync } from "node:child_process";
import { constants, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { InterruptWatcher } from "../../runtime-hal/exec/interrupt.js";
import { LinuxClock } from "../../runtime-hal/linux/clock.js";
import { loadLibc } from "../../runtime-hal/linux/libc.js";
import { ThreadEdges } from "../../runtime-hal/linux/thread-edges.js";

const { values: options } = parseArgs({ options: { gpio: { type: "string" } } });
const command = fileURLToPath(new URL("../dist/halpy.js", import.meta.url));
/** Short enough to run without a break now and then on a busy machine: the best round of many counts. */
const WRITES = 10_000;
const ROUNDS = 60;
const PROCESSES = 9;
const LINE = 529;

const SCRIPT = `
from machine import Pin
import time
def run(n):
    led = Pin(17, Pin.OUT)
    start = time.ticks_us()
    for i in range(n):
        led.value(i & 1)
    return time.ticks_diff(time.ticks_us(), start)
print(min(run(${WRITES}) for i in range(${ROUNDS})))
`;
const BARE = `
const fs = require("node:fs");
const fd = fs.openSync(process.argv[1], "r+");
const ZERO = Buffer.from("0"), ONE = Buffer.from("1");
const run = (n) => {
  const start = performance.now();
  for (let i = 0; i < n; i++) fs.writeSync(fd, i & 1 ? ONE : ZERO, 0, 1, 0);
  return (performance.now() - start) * 1000;
};
console.log(Math.min(...Array.from({ length: ${ROUNDS} }, () => run(${WRITES}))));
`;

/** A tree in which line 17 of the chip is exported already, in memory where there is such a folder. */
function tree(): string {
  const root = mkdtempSync("/dev/shm/halpy-bench-");
  const put = (path: string, text: string): void => {
    mkdirSync(`${root}${path}`.replace(/\/[^/]*$/, ""), { recursive: true });
    writeFileSync(`${root}${path}`, text);
  };
  const gpio = "/sys/class/gpio";
  for (const [name, text] of Object.entries({ label: "pinctrl-bcm2711", base: "512", ngpio: "58" }))
    put(`${gpio}/gpiochip512/${name}`, text);
  for (const name of ["export", "unexport"]) put(`${gpio}/${name}`, "");
  for (const [name, text] of Object.entries({ value: "0", direction: "out", edge: "none", active_low: "0" }))
    put(`${gpio}/gpio${LINE}/${name}`, text);
  return root;
}

function measured(words: readonly string[], env: NodeJS.ProcessEnv): number {
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: "utf8", env });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout) / WRITES;
}

function benchWrites(): void {
  const root = tree();
  const file = options.gpio ?? `${root}/sys/class/gpio/gpio${LINE}/value`;
  const env = options.gpio === undefined ? { ...process.env, HALPY_SYSTEM_ROOT: root } : process.env;
  const words = ["run", "--backend", "linux", "--gpio", "sysfs", "--board", "rpi4", "-c", SCRIPT];
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < PROCESSES; round++) {
    ours.push(measured([command, ...words], env));
    bare.push(measured(["-e", BARE, file], env));
  }
  rmSync(root, { recursive: true });
  const [a, b] = [Math.min(...ours), Math.min(...bare)];
  console.log(`Pin.value(x)     ${a.toFixed(3)} us`);
  console.log(
    `writeSync, bare  ${b.toFixed(3)} us   (${((100 * b) / a).toFixed(0)} % of its speed are reached)`,
  );
}

/** Writes events into the pipe as the kernel would, from a thread of its own. */
const SOURCE = `
const fs = require("node:fs");
const { fd } = require("node:worker_threads").workerData;
setInterval(() => {
  const event = Buffer.alloc(48);
  event.writeBigUInt64LE(process.hrtime.bigint(), 0);
  event.writeUInt32LE(1, 8);
  fs.writeSync(fd, event);
}, 7);
`;
const EDGES_MS = 3000;

function benchEdges(): void {
  const libc = loadLibc();
  if (libc === undefined) return console.log("edges: koffi is missing");
  const watcher = new InterruptWatcher();
  const nowUs = (): number => Math.floor(performance.now() * 1000);
  const clock: LinuxClock = new LinuxClock({
    nowUs,
    news: () => watcher.news(),
    waitForNews: (seen, ms) => watcher.waitForNews(seen, ms),
    deliver: () => edges.deliver(),
    runCallback: () => false,
    beforeWait: () => {},
  });
  const edges = new ThreadEdges(watcher, libc, clock, (text) => console.log(text));
  const pipe = mkdtempSync("/tmp/halpy-bench-");
  execFileSync("mkfifo", [`${pipe}/events`]);
  const fd = openSync(`${pipe}/events`, constants.O_RDWR);
  let late: number[] = [];
  edges.watch({ kind: "events", fd, read: () => 0 }, "both", (_, timeUs) => late.push(nowUs() - timeUs));
  new Worker(SOURCE, { eval: true, workerData: { fd } }).unref();
  const report = (name: string): void => {
    const sorted = [...late].sort((a, b) => a - b);
    const at = (share: number): string => String(sorted[Math.floor(sorted.length * share)]);
    console.log(`edge to handler, ${name}  median ${at(0.5)} us, 90 % within ${at(0.9)} us (${late.length})`);
    late = [];
  };
  clock.sleepUs(500_000);
  late = [];
  clock.sleepUs(EDGES_MS * 1000);
  report("sleeping ");
  const end = nowUs() + EDGES_MS * 1000;
  // Safepoints come so often in a program that computes.
  for (let last = nowUs(); last < end; last = nowUs()) {
    while (nowUs() - last < 400);
    clock.poll();
  }
  report("computing");
  edges.close();
  rmSync(pipe, { recursive: true });
}

benchWrites();
benchEdges();
process.exit(0);

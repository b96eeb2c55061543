/**
 * The programs of `programs.json` on a real kernel: with both digital drivers, the wires of the board must show the same levels in the
 * same order as in the simulator, and at the same times but for what emulation and other work on the machine delay.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { start, type Driver } from "./command.js";
import {
  changesOfEvents,
  changesOfTrace,
  difference,
  inWords,
  type Change,
  type TraceFile,
} from "./levels.js";
import { drive, nowUs, plugIn, Recorder, type Level } from "./wiring.js";

interface Program {
  readonly program: string;
  readonly for?: string;
  readonly scenario?: string;
  /** Pins that the scenario drives. */
  readonly inputs?: readonly number[];
  readonly stdout: string;
  readonly trace: TraceFile & { readonly endUs: number };
}

/**
 * Under emulation the first run of each function takes milliseconds, and other work on the machine delays timers; the first event comes
 * at once, so all others are late by that.
 */
const SLACK = { earlyUs: 5_000, lateUs: 1_000_000 };
/** A program that never ends goes on for so long after the last event that is compared. */
const GO_ON_US = 50_000;

/** The last event has been recorded by then, and a script that ends by itself has ended. */
const AFTER_END_MS = 1000;
/** What has happened by then is the state at the start. */
const START_US = 1000;

const programs = JSON.parse(readFileSync("build/linux-vm/expected.json", "utf8")) as Program[];

before(() => plugIn());

async function compare(
  driver: Driver,
  { program, inputs = [], trace, stdout, ...rest }: Program,
): Promise<void> {
  const pins = trace.signals.map(({ name }) => Number(name.replace("GPIO", "")));
  const expected = changesOfTrace(trace, pins);
  const outside = expected.filter(({ pin }) => inputs.includes(pin));
  const idle = new Map<number, Level>();
  for (const { pin, level } of outside) if (!idle.has(pin)) idle.set(pin, level);
  for (const [pin, level] of idle) drive(pin, level);

  const recorder = new Recorder();
  const first = recorder.next((e) => e.kind !== "pull" && pins.includes(e.line));
  const running = start(driver, program);
  const timers: NodeJS.Timeout[] = [];
  void first.then((event) => {
    const at = (timeUs: number, what: () => void): void =>
      void timers.push(setTimeout(what, Math.max(0, event.timeUs + timeUs - nowUs()) / 1000));
    for (const { pin, level, timeUs } of outside) if (timeUs > START_US) at(timeUs, () => drive(pin, level));
    if (rest.for !== undefined) at(trace.endUs + SLACK.lateUs + GO_ON_US, () => running.signal("SIGINT"));
  });
  // A script that is over while interrupts are set up goes on until it is stopped.
  if (rest.for === undefined)
    void running.says(stdout).then(() => setTimeout(() => running.signal("SIGINT"), AFTER_END_MS));
  const ended = await running.end();
  timers.forEach(clearTimeout);
  let seen = changesOfEvents(await recorder.stop(), pins, idle);
  if (rest.for !== undefined && seen.length > expected.length) {
    // The program went on until it was stopped, to be sure of the last event.
    const extra = seen[expected.length] as Change;
    if (extra.timeUs >= trace.endUs) seen = seen.slice(0, expected.length);
  }
  const problem = difference(seen, expected, SLACK);
  assert.equal(
    problem,
    undefined,
    `${problem ?? ""}\nseen:\n  ${seen.map(inWords).join("\n  ")}\n${ended.stderr}`,
  );
  assert.equal(ended.stdout, stdout);
}

for (const driver of ["sysfs", "cdev"] as const) {
  describe(`programs as in the simulator, through ${driver}`, function () {
    // A machine that has other work may stop the whole guest for seconds.
    this.retries(1);
    for (const program of programs) it(program.program, () => compare(driver, program));
  });
}

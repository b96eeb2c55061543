/**
 * The programs of `programs.json` on a real kernel: with both digital drivers, the wires of the board must show the same levels in the
 * same order as in the simulator, and at the same times but for what emulation and other work on the machine delay.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { start, type Driver } from "./command.js";
import { changesOfEvents, changesOfTrace, difference, inWords, type TraceFile } from "./levels.js";
import { drive, plugIn, Recorder, type Level } from "./wiring.js";

interface Program {
  readonly program: string;
  readonly for?: string;
  readonly scenario?: string;
  /** Pins that the scenario drives. */
  readonly inputs?: readonly number[];
  readonly stdout: string;
  readonly trace: TraceFile & { readonly endUs: number };
}

/** Reads of the clock and of pins cost more than in the simulator, and timers of an emulated machine come late. */
const SLACK_US = 120_000;

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
  void first.then(() => {
    for (const { pin, level, timeUs } of outside)
      if (timeUs > 1000) timers.push(setTimeout(() => void drive(pin, level), timeUs / 1000));
    if (rest.for !== undefined)
      timers.push(setTimeout(() => running.signal("SIGINT"), trace.endUs / 1000 + SLACK_US / 1000));
  });
  const ended = await running.end();
  timers.forEach(clearTimeout);
  const seen = changesOfEvents(await recorder.stop(), pins, idle).filter(
    ({ timeUs }) => rest.for === undefined || timeUs < trace.endUs,
  );
  const problem = difference(seen, expected, SLACK_US);
  assert.equal(
    problem,
    undefined,
    `${problem ?? ""}\nseen:\n  ${seen.map(inWords).join("\n  ")}\n${ended.stderr}`,
  );
  assert.equal(ended.stdout, stdout);
}

for (const driver of ["sysfs", "cdev"] as const) {
  describe(`programs as in the simulator, through ${driver}`, () => {
    for (const program of programs) it(program.program, () => compare(driver, program));
  });
}

/**
 * Levels of wires over time: out of the events at the kernel's GPIO chip and out of a trace of the simulator, in one
 * form that can be compared.
 */
import { type Level, type LineEvent } from "./wiring.js";

export interface Change {
  readonly pin: number;
  readonly level: Level;
  /** Since the start of the program's use of pins. */
  readonly timeUs: number;
}

/** What `halpy run --trace x.json` writes, as far as it is needed here. */
export interface TraceFile {
  readonly signals: readonly {
    readonly name: string;
    readonly changes: readonly (readonly [number, Level])[];
  }[];
}

/** Changes of level in a trace of the simulator, in order. Each pin begins with its first level. */
export function changesOfTrace(trace: TraceFile, pins: readonly number[]): Change[] {
  const changes: Change[] = [];
  for (const { name, changes: list } of trace.signals) {
    const pin = Number(name.replace("GPIO", ""));
    if (!pins.includes(pin)) continue;
    for (const [timeUs, level] of list) changes.push({ pin, level, timeUs });
  }
  return settled(changes);
}

/** Changes of level at the kernel's chip from a pin's first use on; `pulls`: the levels of the undriven wires at the start. */
export function changesOfEvents(
  events: readonly LineEvent[],
  pins: readonly number[],
  pulls: ReadonlyMap<number, Level>,
): Change[] {
  const first = events.find((e) => e.kind !== "pull" && pins.includes(e.line));
  if (first === undefined) return [];
  const wires = new Map(
    pins.map((pin) => [
      pin,
      { used: false, driven: false, latch: 0 as Level, pull: pulls.get(pin) ?? (0 as Level) },
    ]),
  );
  const changes: Change[] = [];
  for (const event of events) {
    const wire = wires.get(event.line);
    if (wire === undefined) continue;
    if (event.kind === "pull") wire.pull = event.level;
    else if (event.kind === "in") wire.driven = false;
    else wire.latch = event.level;
    if (event.kind === "out") wire.driven = true;
    if (event.kind !== "pull") wire.used = true;
    if (!wire.used) continue;
    const level = wire.driven ? wire.latch : wire.pull;
    changes.push({ pin: event.line, level, timeUs: event.timeUs - first.timeUs });
  }
  return settled(changes);
}

/** In order of time, without what changes nothing. */
function settled(changes: Change[]): Change[] {
  const ordered = changes.map((change, order) => ({ change, order }));
  ordered.sort((a, b) => a.change.timeUs - b.change.timeUs || a.order - b.order);
  const last = new Map<number, Level>();
  const kept: Change[] = [];
  for (const { change } of ordered) {
    if (last.get(change.pin) === change.level) continue;
    last.set(change.pin, change.level);
    kept.push(change);
  }
  return kept;
}

export const inWords = ({ pin, level, timeUs }: Change): string =>
  `GPIO${String(pin)}=${String(level)} at ${(timeUs / 1000).toFixed(1)} ms`;

/** How far a real machine may be from the simulator, microseconds. */
export interface Slack {
  /** Nothing may end a sleep early: this is only for the difference of two clock readings. */
  readonly earlyUs: number;
  readonly lateUs: number;
}

/** The first difference, in words; `undefined` if all events are the same, each at its time. */
export function difference(
  seen: readonly Change[],
  expected: readonly Change[],
  slack: Slack,
): string | undefined {
  for (let i = 0; i < Math.max(seen.length, expected.length); i++) {
    const [a, b] = [seen[i], expected[i]];
    if (a === undefined) return `missing: ${inWords(b as Change)} (event ${String(i)})`;
    if (b === undefined) return `too much: ${inWords(a)} (event ${String(i)})`;
    const lateUs = a.timeUs - b.timeUs;
    const same = a.pin === b.pin && a.level === b.level && lateUs >= -slack.earlyUs && lateUs <= slack.lateUs;
    if (!same) return `event ${String(i)}: ${inWords(a)} instead of ${inWords(b)}`;
  }
  return undefined;
}

/**
 * A recording as a value change dump (IEEE 1364-2005, section 18), which GTKWave, PulseView and sigrok-cli read. The
 * time unit is a nanosecond: edges of fast buses fall between microseconds.
 */

import type { Change, Recording, TraceSignal } from "./recording.js";

const NS_PER_US = 1000;

/** Printable identifier of the n-th signal: one character for the first 94, then more. */
function identifier(index: number): string {
  let text = "";
  for (let n = index; ; n = Math.floor(n / 94) - 1) {
    text = String.fromCharCode(33 + (n % 94)) + text;
    if (n < 94) return text;
  }
}

/** Names of a dump have no spaces. */
function reference(name: string): string {
  return name.replace(/\s+/g, "_");
}

interface Lane {
  readonly id: string;
  readonly rest: Iterator<Change>;
  next: Change | undefined;
  level: Change["level"] | "x";
}

function advance(lane: Lane): void {
  const step = lane.rest.next();
  lane.next = step.done === true ? undefined : step.value;
}

function openLane(signal: TraceSignal, index: number): Lane {
  const lane: Lane = {
    id: identifier(index),
    rest: signal.changes()[Symbol.iterator](),
    next: undefined,
    level: "x",
  };
  advance(lane);
  return lane;
}

/** The lane whose next change is the earliest. A board has few pins, so a search beats a heap. */
function earliest(lanes: readonly Lane[]): Lane | undefined {
  let found: Lane | undefined;
  for (const lane of lanes) {
    if (lane.next === undefined) continue;
    if (found === undefined || lane.next.timeUs < (found.next as Change).timeUs) found = lane;
  }
  return found;
}

const symbol = (level: Change["level"]): string => (level === undefined ? "z" : String(level));

/** The text of the dump, in pieces of some size. */
export function* writeVcd(recording: Recording): Generator<string> {
  const lanes = recording.signals.map(openLane);
  let text = `$version halpy $end\n$comment ${recording.board} $end\n$timescale 1 ns $end\n$scope module board $end\n`;
  recording.signals.forEach((signal, i) => {
    text += `$var wire 1 ${(lanes[i] as Lane).id} ${reference(signal.name)} $end\n`;
  });
  text += "$upscope $end\n$enddefinitions $end\n#0\n$dumpvars\n";
  for (const lane of lanes) {
    while (lane.next !== undefined && lane.next.timeUs <= 0) {
      lane.level = lane.next.level;
      advance(lane);
    }
    text += `${lane.level === "x" ? "x" : symbol(lane.level)}${lane.id}\n`;
  }
  text += "$end\n";
  let written = 0;
  for (let lane = earliest(lanes); lane !== undefined; lane = earliest(lanes)) {
    const { timeUs, level } = lane.next as Change;
    advance(lane);
    if (level === lane.level) continue;
    lane.level = level;
    const ns = Math.round(timeUs * NS_PER_US);
    if (ns > written) {
      text += `#${ns}\n`;
      written = ns;
    }
    text += `${symbol(level)}${lane.id}\n`;
    if (text.length >= 1 << 16) {
      yield text;
      text = "";
    }
  }
  const end = Math.round(recording.endUs * NS_PER_US);
  if (end > written) text += `#${end}\n`;
  yield text;
}

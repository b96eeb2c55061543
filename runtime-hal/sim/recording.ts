/** What a simulated board has recorded, as the exporters take it: the traces of the pins, and what peripherals sent over buses. */

import type { SimBoard } from "./board.js";
import { recordsOf, type BusTransfer } from "./bus/records.js";
import { edgesOn, wiresOf } from "./export/bus-edges.js";
import { annotationOf } from "./export/bus-text.js";
import type { Change, Recording, TraceSignal } from "./export/recording.js";

export function recordingOf(board: SimBoard): Recording {
  const endUs = board.clock.currentUs;
  const transfers = [...recordsOf(board).all].sort((a, b) => a.startUs - b.startUs);
  const byWire = new Map<string, BusTransfer[]>();
  for (const transfer of transfers) {
    for (const wire of wiresOf(transfer)) {
      const known = byWire.get(wire);
      if (known === undefined) byWire.set(wire, [transfer]);
      else known.push(transfer);
    }
  }
  return {
    board: board.description.name,
    endUs,
    signals: board.trace.pinTraces().map((trace): TraceSignal => {
      const wire = board.pin(trace.pin).net.name;
      const onBus = byWire.get(wire);
      const own = (): Iterable<Change> => trace.edges(0, endUs);
      return {
        name: board.label(trace.pin),
        changes: onBus === undefined ? own : () => merged(own(), edgesOfAll(onBus, wire)),
      };
    }),
    annotations: transfers.map(annotationOf),
  };
}

/** The edges of all transfers on a wire, which do not overlap. */
function* edgesOfAll(transfers: readonly BusTransfer[], wire: string): Generator<Change> {
  for (const transfer of transfers) yield* edgesOn(transfer, wire);
}

/** Both in one order of time, without changes that change nothing. */
function* merged(first: Iterable<Change>, second: Iterable<Change>): Generator<Change> {
  const [a, b] = [first[Symbol.iterator](), second[Symbol.iterator]()];
  let [left, right] = [a.next(), b.next()];
  let level: Change["level"] | "none" = "none";
  while (left.done !== true || right.done !== true) {
    const takesLeft = right.done === true || (left.done !== true && left.value.timeUs <= right.value.timeUs);
    const change = (takesLeft ? left.value : right.value) as Change;
    if (takesLeft) left = a.next();
    else right = b.next();
    if (change.level === level) continue;
    level = change.level;
    yield change;
  }
}

/** What a simulated board has recorded, as the exporters take it. */

import type { SimBoard } from "./board.js";
import type { Change, Recording, TraceSignal } from "./export/recording.js";
import type { PinTrace } from "./trace.js";

function* changesOf(trace: PinTrace): Generator<Change> {
  for (let i = 0; i < trace.length; i++) yield { timeUs: trace.timeAt(i), level: trace.levelAt(i) };
}

export function recordingOf(board: SimBoard): Recording {
  return {
    board: board.description.name,
    endUs: board.clock.currentUs,
    signals: board.trace
      .all()
      .map((trace): TraceSignal => ({ name: `GPIO${trace.pin}`, changes: () => changesOf(trace) })),
    annotations: [],
  };
}

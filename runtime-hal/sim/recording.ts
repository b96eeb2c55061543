/** What a simulated board has recorded, as the exporters take it. */

import type { SimBoard } from "./board.js";
import type { Recording, TraceSignal } from "./export/recording.js";

export function recordingOf(board: SimBoard): Recording {
  const endUs = board.clock.currentUs;
  return {
    board: board.description.name,
    endUs,
    signals: board.trace
      .all()
      .map((trace): TraceSignal => ({ name: board.label(trace.pin), changes: () => trace.edges(0, endUs) })),
    annotations: [],
  };
}

/** Ties a simulated board to the scheduler: its clock becomes the program's, and loop iterations become time. */

import type { SimBoard } from "../sim/board.js";
import type { Outcome } from "./outcome.js";
import { runCallbacks, setPacer, settle } from "./scheduler.js";
import { elapsedUs, setTimeSource } from "./time.js";

const EPOCH_2000_NS = 946684800n * 1_000_000_000n;

export interface SimulationOptions {
  /** The run ends after so much virtual time. */
  readonly endUs?: number;
  /** Ends the run; must not return. */
  readonly stop: (outcome: Outcome) => never;
}

/** Starts virtual time on `board`. */
export function startSimulation(board: SimBoard, options: SimulationOptions): SimBoard {
  const { clock, chip } = board;
  const startUs = elapsedUs();
  clock.hooks = { settle, runCallbacks };
  if (options.endUs !== undefined) clock.schedule(options.endUs, () => options.stop({ kind: "time-over" }));
  setTimeSource({
    nowUs: () => startUs + clock.nowUs(),
    sleepUs: (us) => clock.sleepUs(us),
    // A board without a battery starts in the year 2000.
    epochNs: () => EPOCH_2000_NS + BigInt(Math.floor(clock.nowUs())) * 1000n,
  });
  setPacer({ pass: (ticks) => clock.spend(ticks) }, chip.schedulerDepth);
  return board;
}

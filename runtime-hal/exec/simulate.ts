/** Ties a simulated board to the scheduler: its clock becomes the program's, and loop iterations become time. */

import { pythonPlace } from "../core/traceback.js";
import type { SimBoard } from "../sim/board.js";
import type { Host } from "./host.js";
import type { Outcome } from "./outcome.js";
import { charge, handlePending, raiseInterrupt, setPacer, settle } from "./scheduler.js";
import { elapsedUs, setTimeSource } from "./time.js";

const EPOCH_2000_NS = 946684800n * 1_000_000_000n;

export interface SimulationOptions {
  /** The run ends after so much virtual time. */
  readonly endUs?: number;
  /** Ends the run; must not return. */
  readonly stop: (outcome: Outcome) => never;
  /** Virtual time does not run ahead of this host's real time. */
  readonly realTime?: Host;
}

/** Shorter waits than this would only make the run slow. */
const LEAST_WAIT_US = 1000;

/** A function that waits until real time has caught up with virtual time. */
function pacerOf(host: Host | undefined): (virtualUs: number) => void {
  if (host === undefined) return () => {};
  const start = host.monotonicUs();
  return (virtualUs) => {
    const ahead = virtualUs - (host.monotonicUs() - start);
    if (ahead < LEAST_WAIT_US) return;
    host.waitUs(ahead);
    raiseInterrupt();
  };
}

/** Starts virtual time on `board`. */
export function startSimulation(board: SimBoard, options: SimulationOptions): SimBoard {
  const { clock, chip } = board;
  const startUs = elapsedUs();
  const pace = pacerOf(options.realTime);
  clock.hooks = { settle, charge, runCallback: handlePending, pace };
  board.warnings.where = pythonPlace;
  if (options.endUs !== undefined) clock.schedule(options.endUs, () => options.stop({ kind: "time-over" }));
  setTimeSource({
    nowUs: () => startUs + clock.nowUs(),
    sleepUs: (us) => clock.sleepUs(us),
    // A board without a battery starts in the year 2000.
    epochNs: () => EPOCH_2000_NS + BigInt(Math.floor(clock.nowUs())) * 1000n,
  });
  setPacer(
    {
      pass: (ticks) => {
        if (ticks > 0) pace(clock.currentUs);
        return clock.spend(ticks);
      },
    },
    chip.schedulerDepth,
  );
  return board;
}

/** Ties a simulated board to the scheduler: its clock becomes the program's, and loop iterations become time. */

import { pythonPlace } from "../core/traceback.js";
import type { SimBoard } from "../sim/board.js";
import type { Host } from "./host.js";
import type { Outcome } from "./outcome.js";
import { charge, handlePending, raiseInterrupt, setPacer, settle } from "./scheduler.js";
import { retained } from "./restart.js";
import type { OverflowingClock } from "../sim/overflowing-clock.js";
import { elapsedUs, setTimeSource } from "./time.js";

/** A board without a battery starts at the beginning of this year. */
const FIRST_YEAR: Readonly<Record<string, number>> = { rp2: 2021, pycom: 1970, wipy: 2015, stm32: 2015 };
const DEFAULT_FIRST_YEAR = 2000;

export interface SimulationOptions {
  /** The run ends after so much virtual time. */
  readonly endUs?: number;
  /** The counter of the time of day, where it overflows: not in built programs, which run in real time. */
  readonly rtc?: OverflowingClock | undefined;
  /** Ends the run; must not return. */
  readonly stop: (outcome: Outcome) => never;
  /** Virtual time does not run ahead of this host's real time, or of so many times that. */
  readonly realTime?: { readonly host: Host; readonly speed: number };
}

/** Shorter waits than this would only make the run slow. */
const LEAST_WAIT_US = 1000;

/** A function that waits until real time has caught up with virtual time. */
function pacerOf(realTime: SimulationOptions["realTime"]): (virtualUs: number) => void {
  if (realTime === undefined) return () => {};
  const { host, speed } = realTime;
  const start = host.monotonicUs();
  return (virtualUs) => {
    const ahead = virtualUs / speed - (host.monotonicUs() - start);
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
  const year = FIRST_YEAR[board.description.dialect] ?? DEFAULT_FIRST_YEAR;
  const firstNs = BigInt(Date.UTC(year, 0, 1)) * 1_000_000n;
  const startOfDay = () => ({ startNs: firstNs - BigInt(Math.floor(board.bootUs)) * 1000n });
  const dayStart = (): bigint => retained("clock", startOfDay).startNs;
  const { rtc } = options;
  setTimeSource({
    nowUs: () => startUs + clock.nowUs() - board.bootUs,
    sleepUs: (us) => clock.sleepUs(us),
    epochNs: () => {
      const nowUs = clock.nowUs();
      return dayStart() + BigInt(Math.floor(nowUs - (rtc?.lostUs(nowUs) ?? 0))) * 1000n;
    },
    setEpochNs(ns) {
      rtc?.set(clock.nowUs());
      retained("clock", startOfDay).startNs = ns - BigInt(Math.floor(clock.nowUs())) * 1000n;
    },
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

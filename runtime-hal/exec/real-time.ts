/** Real time for a program with hardware: a clock whose sleeps end with news, and safepoints that come often enough for them. */

import { LinuxClock } from "../linux/clock.js";
import type { NodeHost } from "./node-host.js";
import { handlePending, setPacer } from "./scheduler.js";
import { setTimeSource } from "./time.js";

/** Between two safepoints there should be about so long. */
const SAFEPOINT_US = 400;
const LEAST_FUEL = 16;
const MOST_FUEL = 16384;
const FIRST_FUEL = 256;

/** The clock of the machine; `deliver` hands what came from outside to who waits for it. */
export function realClock(host: NodeHost, deliver: () => void): LinuxClock {
  const { watcher } = host;
  return new LinuxClock({
    nowUs: () => host.monotonicUs(),
    news: () => watcher.news(),
    waitForNews: (seen, ms) => watcher.waitForNews(seen, ms),
    deliver,
    runCallback: handlePending,
    beforeWait: () => host.flush(),
  });
}

/** Makes it the program's clock. */
export function useRealTime(clock: LinuxClock, host: NodeHost, schedulerDepth: number): void {
  let offsetNs = 0n;
  setTimeSource({
    nowUs: () => clock.nowUs(),
    sleepUs: (us) => clock.sleepUs(us),
    // The clock of the machine is not a program's to set: what it sets is its own.
    epochNs: () => host.epochNs() + offsetNs,
    setEpochNs: (ns) => {
      offsetNs = ns - host.epochNs();
    },
  });
  setPacer(pacerOf(clock, host), schedulerDepth);
}

/** Loop iterations take anything from nanoseconds to milliseconds: so many are granted that events need not wait for long. */
function pacerOf(clock: LinuxClock, host: NodeHost) {
  let granted = FIRST_FUEL;
  let last = host.monotonicUs();
  return {
    pass(iterations: number): number {
      clock.poll();
      const now = host.monotonicUs();
      // Only loops tell how long an iteration takes; a sleep in between tells nothing.
      if (iterations >= granted) {
        const wanted = (granted * SAFEPOINT_US) / Math.max(now - last, 1);
        granted = Math.round(Math.min(Math.max(wanted, granted / 4, LEAST_FUEL), granted * 4, MOST_FUEL));
      }
      last = now;
      return granted;
    },
  };
}

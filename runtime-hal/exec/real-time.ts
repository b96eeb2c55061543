/** Real time for a program with hardware: a clock whose sleeps end with news, and safepoints that come often enough for them. */

import { LinuxClock } from "../linux/clock.js";
import type { NodeHost } from "./node-host.js";
import { handlePending, setPacer } from "./scheduler.js";
import { setTimeSource } from "./time.js";
import { timedPacer } from "./timed-pacer.js";

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
  setPacer(
    timedPacer(
      () => host.monotonicUs(),
      () => clock.poll(),
    ),
    schedulerDepth,
  );
}

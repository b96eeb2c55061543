/**
 * Alarms for threads, whatever the clock is: a board has its own, and in real time without a board they are kept here and looked at
 * at safepoints and while the program sleeps.
 */

import { rt } from "../core/state.js";
import { startedBoard } from "./board.js";
import { onRestart } from "./restart.js";
import { handlePending, raiseInterrupt } from "./scheduler.js";
import { RealTime, setTimeSource, timeSource } from "./time.js";

interface Pending {
  readonly timeUs: number;
  readonly run: () => void;
}

/** Those without a board, ordered by the host's clock. */
let alarms: Pending[] = [];
onRestart(() => (alarms = []));

/** The longest that is waited at once where nothing tells when something happens. */
const LONG_US = 1e6;

/** Where waits for what comes from outside begin; absent: nothing comes. */
let outside: (() => number) | undefined;

/** Threads may wait for what comes from outside, which ends the waits of the main thread too. */
export function listenOutside(seen: () => number): void {
  outside = seen;
}

/**
 * Is there something outside whose news end no wait? The clock of a simulated board waits for its own events only, so that it has
 * to come by now and then.
 */
export function isToBeLookedFor(): boolean {
  return outside !== undefined && startedBoard()?.isSimulated === true;
}

/** Real time whose sleeps let alarms and what they wake run. */
class AlarmTime extends RealTime {
  override wasRead = true;

  override sleepUs(us: number): void {
    const end = rt.host.monotonicUs() + us;
    for (;;) {
      const ran = handlePending();
      const left = end - rt.host.monotonicUs();
      if (left <= 0) return;
      if (!ran) waitForAlarm(left);
    }
  }
}

/** Has the sleeps of the program look at the alarms. */
export function useAlarms(): void {
  const source = timeSource();
  if (source instanceof RealTime && !(source instanceof AlarmTime)) setTimeSource(new AlarmTime());
}

/** Has `run` called in so many microseconds; gives what cancels it. */
export function after(us: number, run: () => void): () => void {
  const clock = startedBoard()?.clock;
  if (clock !== undefined) {
    const alarm = clock.alarm(run);
    alarm.at(clock.peekUs() + us);
    return () => alarm.cancel();
  }
  const pending = { timeUs: rt.host.monotonicUs() + us, run };
  const at = alarms.findIndex((other) => other.timeUs > pending.timeUs);
  alarms.splice(at < 0 ? alarms.length : at, 0, pending);
  return () => (alarms = alarms.filter((other) => other !== pending));
}

/** Runs the alarms that are due. Those from before there was a board become alarms of the board. */
export function runDueAlarms(): void {
  if (alarms.length === 0) return;
  const now = rt.host.monotonicUs();
  if (startedBoard() !== undefined) {
    const left = alarms;
    alarms = [];
    for (const { timeUs, run } of left) after(Math.max(0, timeUs - now), run);
    return;
  }
  for (let next = alarms[0]; next !== undefined && next.timeUs <= now; next = alarms[0]) {
    alarms.shift();
    next.run();
  }
}

/** Without a board: waits for the next alarm, so long at most. */
export function waitForAlarm(mostUs = LONG_US): void {
  const nextUs = (alarms[0]?.timeUs ?? Infinity) - rt.host.monotonicUs();
  const us = Math.min(mostUs, nextUs, LONG_US);
  if (us > 0 && outside === undefined) rt.host.waitUs(us);
  else if (us > 0) rt.host.waitForNews?.(outside?.() ?? 0, us);
  raiseInterrupt();
}

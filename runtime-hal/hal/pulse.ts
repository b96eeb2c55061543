/**
 * Shows from outside that a program gets on: whatever comes by again and again (safepoints, waits, calls of the system) calls `pulse`, and
 * once per interval the beat is passed on. Nothing is listening until `startPulse`, and then a call costs a look at the clock.
 */

interface Pulse {
  readonly everyMs: number;
  readonly nowMs: () => number;
  readonly beat: () => void;
  nextMs: number;
}

let running: Pulse | undefined;

/** From now on `beat` is called every so many milliseconds while the program gets on. */
export function startPulse(everyMs: number, nowMs: () => number, beat: () => void): void {
  running = { everyMs, nowMs, beat, nextMs: nowMs() + everyMs };
}

/** From now on what the program does itself to show that it is alive counts; gives how to take that back. */
export function stopPulse(): () => void {
  const stopped = running;
  running = undefined;
  return () => (running = stopped);
}

export const isPulsing = (): boolean => running !== undefined;

/** The program gets on. */
export function pulse(): void {
  if (running === undefined) return;
  const now = running.nowMs();
  if (now < running.nextMs) return;
  running.nextMs = now + running.everyMs;
  running.beat();
}

/** A wait of so many milliseconds, cut to where the next beat is due; the waiting program calls `pulse` then and waits on. */
export function untilPulse(ms: number): number {
  if (running === undefined) return ms;
  return Math.min(ms, Math.max(0, running.nextMs - running.nowMs()));
}

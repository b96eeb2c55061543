/**
 * Native functions that wait before they have done anything, in threads: where the wait would begin they are given up by an exception,
 * the thread is left, and the function is called anew when what it waits for may have come. Deadlines count from the first call.
 */

/** How a native function is given up: to be called again when the condition holds, after so many microseconds at the latest. */
export class Left {
  constructor(
    readonly us: number,
    readonly holds: (() => boolean) | undefined,
  ) {}
}

/** One call of such a function by a thread, with all its repetitions. */
export interface Attempt {
  /** When it was called first, by the clock of the program. */
  beganUs: number | undefined;
}

let attempt: Attempt | undefined;

/** Runs the function as a part of the attempt. */
export function attempting<T>(next: Attempt | undefined, run: () => T): T {
  const outer = attempt;
  attempt = next;
  try {
    return run();
  } finally {
    attempt = outer;
  }
}

/** From when on the time of a wait counts. */
export function waitBegan(nowUs: number): number {
  return attempt === undefined ? nowUs : (attempt.beganUs ??= nowUs);
}

/** To be called where a wait begins: does not come back if a thread can be left here. */
export function leaveFor(us: number, holds?: () => boolean): void {
  if (attempt !== undefined && attempt !== LAST) throw new Left(us, holds);
}

/** Does a thread run this, in a function that has done all when it waits, and is to be left by its sleep? */
export function isLeftAfter(): boolean {
  return attempt === LAST;
}

/** The attempt of functions that are called once. */
export const LAST: Attempt = { beganUs: undefined };

/** What of a program is still to be called when its main part is over: timers that run, pins with a handler, threads. */

import { onRestart } from "./restart.js";

const armed = new Set<object>();
onRestart(() => armed.clear());

/** Says whether something will call the program. */
export function setArmed(source: object, isArmed: boolean): void {
  if (isArmed) armed.add(source);
  else armed.delete(source);
}

/** Is anything left that may call the program? */
export function somethingArmed(): boolean {
  return armed.size > 0;
}

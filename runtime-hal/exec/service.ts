/**
 * A built program as a service of systemd (`Type=notify`, `WatchdogSec=`): it says when it starts, and while it gets on it says so. A program
 * that hangs inside one operation (a file system that is gone, a device that does not answer) falls silent and is started again. A loop
 * without end gets on: what a program is to do in time only the program knows, and `machine.WDT` is how it says so.
 */

import { isPulsing, startPulse } from "../hal/pulse.js";
import { hasServiceManager, tellServiceManager, watchdogUs } from "../hal/service-manager.js";
import { monotonicMs } from "./monotonic.js";

/** So often in the time that the service manager waits. */
const BEATS = 3;

/** To be called when the program is about to start. True: somebody watches it. */
export function startService(): boolean {
  if (!hasServiceManager()) return false;
  tellServiceManager("READY=1");
  const us = watchdogUs();
  if (us === 0) return false;
  startPulse(us / 1000 / BEATS, monotonicMs, () => tellServiceManager("WATCHDOG=1"));
  return true;
}

/** Does something that may take any time, as a command of the shell does, without being watched. */
export function unwatched<T>(action: () => T): T {
  // A program that feeds its own watchdog knows how long it may be away.
  if (!isPulsing()) return action();
  tellServiceManager("WATCHDOG_USEC=0");
  try {
    return action();
  } finally {
    tellServiceManager(`WATCHDOG_USEC=${watchdogUs()}\nWATCHDOG=1`);
  }
}

/** The numbers of `reset_cause()` on the WiPy (ports/cc3200/mods/pybsleep.h); Pycom's firmware, which came from it, kept them. */

import type { ResetKind } from "../../../runtime-hal/exec/restart.js";

export const RESET_CAUSES: Readonly<Record<ResetKind, number>> = {
  "power-on": 0,
  hard: 1,
  watchdog: 2,
  "deep-sleep": 3,
  soft: 4,
};

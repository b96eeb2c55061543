/**
 * Parts of the command that many runs do without, loaded when first needed. A running program cannot wait for a promise,
 * so these are synchronous `require`s, which the bundler turns into initialisations on first use (as in compiler.ts).
 */

/* eslint-disable @typescript-eslint/no-require-imports -- see above */

import { nodeHost, type NodeHost } from "../runtime-hal/exec/node-host.js";
import { safeMode } from "../runtime-hal/exec/safe-mode.js";
import { WATCHED } from "./watch/reports.js";

type WatchedRun = typeof import("./watch/watched-run.js");

/** The simulated board: wanted by programs that use hardware, when they first do. */
export const simulator = () => require("./simulation.js") as typeof import("./simulation.js");

/** Checks of pins: wanted when a board is named. */
export const hardwareCheck = () => require("./hardware-check.js") as typeof import("./hardware-check.js");

/** Whose modules there are: wanted when an import has failed. */
export const otherFirmware = () =>
  require("../compiler/lint/other-firmware.js") as typeof import("../compiler/lint/other-firmware.js");

/** Events typed while the board runs in real time. */
export const typedEvents = () => require("./typed-events.js") as typeof import("./typed-events.js");

/** What a board with CircuitPython does in safe mode: wanted when it starts there. */
const safeModeRun = () => require("./safe-mode.js") as typeof import("./safe-mode.js");

/** Does in safe mode what is done there, in the board's folder, and gives true; false: the board is not in safe mode. */
export const inSafeMode = (drive: string | undefined): boolean =>
  safeMode() !== "NONE" && safeModeRun().inSafeMode(drive);

let watched: WatchedRun | undefined;

/** What a run under `--watch` tells the command that watches; `undefined`: nobody watches. */
export function watchedRun(): WatchedRun | undefined {
  if (process.env[WATCHED] !== undefined) watched = require("./watch/watched-run.js") as WatchedRun;
  return watched;
}

/** The host of a program that `run` starts. */
export const programHost = (): NodeHost => watchedRun()?.watchedHost() ?? nodeHost();

/** What a run under `--watch` tells the command that watches: lines of JSON on a pipe of their own. */

import type { RunReason } from "../../runtime-hal/exec/reload.js";
import { statusOf } from "../read-file.js";

/** Set in the environment of a run that somebody watches: why it was started, and "off" if it is not to start anew when a file changes. */
export const WATCHED = "HALPY_WATCHED";
/** The run's end of the pipe. */
export const REPORT_FD = 3;

export type Report =
  /** The run depends on the file, which was like that. */
  | { readonly reads: string; readonly state: string }
  /** The run changes the file from now on. */
  | { readonly writes: string }
  /** It has done so, and left it like that. */
  | { readonly wrote: string; readonly state: string }
  /** The program wishes to start anew when a file changes, or not to. */
  | { readonly reloading: boolean }
  /** The settings of a drive run now, or have run; what they write is the board's. */
  | { readonly settings: boolean }
  /** A board with CircuitPython, whose words are said. */
  | { readonly isCircuitPython: true }
  /** The board has reset itself, and files have changed: a new run is to start, for that reason. */
  | { readonly again: RunReason };

/** Of a file, what changes when it is saved; of a folder, that it is one. */
export function fileState(path: string): string {
  const status = statusOf(path);
  if (status === undefined) return "absent";
  if (status.isDirectory()) return "folder";
  return status.isFile() ? `${status.mtimeMs} ${status.size} ${status.ino}` : "special";
}

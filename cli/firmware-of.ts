/** Which firmware a script is written for, as its own imports tell: what decides on the board if none is named, on modules and on names of `time`. */

import { CIRCUITPYTHON_BOARD, CIRCUITPYTHON_MODULES, hasCircuitPython } from "../targets/circuitpython.js";
import type { Target } from "../targets/load.js";
import { findModule } from "./module-search.js";
import { DEFAULT_BOARD } from "./simulation-options.js";

const IMPORT = /^[ \t]*(?:from[ \t]+(\w+)|import[ \t]+([\w., \t]+))/gm;

/** First parts of the names that a text imports. */
function importsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, from, list = ""] of text.matchAll(IMPORT))
    for (const name of from === undefined ? list.split(",") : [from])
      found.add(name.trim().replace(/\W.*$/, ""));
  return found;
}

/**
 * Does a script import a module of CircuitPython, and neither a file of its own with that name nor `machine`, by which scripts for both
 * firmwares are known?
 */
export function asksForCircuitPython(text: string, folder: string): boolean {
  const imports = importsOf(text);
  if (imports.has("machine") || imports.has("umachine")) return false;
  return [...imports].some(
    (name) => CIRCUITPYTHON_MODULES.has(name) && findModule(name, [folder]) === undefined,
  );
}

/** Is a script that runs on that board (absent: none is named) one for CircuitPython? */
export function isForCircuitPython(text: string, folder: string, target: Target | undefined): boolean {
  if (target?.board.dialect === "circuitpython") return true;
  return (target === undefined || hasCircuitPython(target.board)) && asksForCircuitPython(text, folder);
}

/** `sys.platform` of a board with its own firmware. */
export const platformOf = ({ platform, dialect }: Target["board"]): string => platform ?? dialect;

/** The board of a script that uses hardware, where none is named. */
export const defaultBoard = (isCircuitPython: boolean): string =>
  isCircuitPython ? CIRCUITPYTHON_BOARD : DEFAULT_BOARD;

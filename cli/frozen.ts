/**
 * Library modules that are written in Python. For programs they are frozen, as in MicroPython: the entry `.frozen` of
 * `sys.path` stands for them, and tracebacks show their paths without it. In fact they are files of this package, which
 * are compiled like any other module of the program.
 */

import type { ModulePlace } from "./module-search.js";
import { packageRoot } from "./package-root.js";
import { isDirectory, isFile } from "./read-file.js";

/** The entry of `sys.path`. */
export const FROZEN = ".frozen";

/** The same for programs in CircuitPython: libraries that most of its drivers need, and modules that have names of MicroPython's and differ. */
export const FROZEN_CIRCUITPYTHON = `${FROZEN}/circuitpython`;

/** What is there, so that nobody has to look for what is not. A test compares it with the folder. */
export const FROZEN_MODULES: ReadonlySet<string> = new Set([
  "aioespnow",
  "apa102",
  "asyncio",
  "dht",
  "ds18x20",
  "espnow",
  "neopixel",
  "ntptime",
  "onewire",
  "requests",
  "rp2",
  "ssl",
  "uasyncio",
  "umqtt",
  "urequests",
  "ussl",
  "webrepl",
  "webrepl_setup",
]);

/**
 * Modules of which the compiler takes no notice when it looks at a program: they execute code or use names at run time, which
 * would keep everything from being known, and do so with nothing but what they are given. `asm_pio` of rp2 uses the names of the module around its
 * function, which the compiler heeds there.
 */
export const STANDING_APART: ReadonlySet<string> = new Set(["rp2"]);

export function isFrozen(path: string): boolean {
  return path === FROZEN || path.startsWith(`${FROZEN}/`);
}

/** The file that really holds what is at a path. */
export function realFile(path: string): string {
  return isFrozen(path) ? `${packageRoot}stdlib/py${path.slice(FROZEN.length)}` : path;
}

/** The path that programs see: `__file__` and tracebacks. */
export function shownFile(path: string): string {
  const [folder] = [FROZEN_CIRCUITPYTHON, FROZEN].filter((one) => path.startsWith(`${one}/`));
  return folder === undefined ? path : path.slice(folder.length + 1);
}

/** Finds a module in a frozen folder. */
export function findFrozen(name: string, folder: string): ModulePlace | undefined {
  if (folder === FROZEN && !FROZEN_MODULES.has(name)) return undefined;
  const base = `${folder}/${name}`;
  if (isDirectory(realFile(base))) return { file: `${base}/__init__.py`, packagePath: base };
  return isFile(realFile(`${base}.py`)) ? { file: `${base}.py`, packagePath: null } : undefined;
}

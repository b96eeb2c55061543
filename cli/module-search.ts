/**
 * Where modules are: the search of MicroPython's import. In each folder of the path a folder of the module's name is a
 * package (with or without `__init__.py`), else `name.py` is the module. Bytecode (`name.mpy`) cannot be run here; it is found
 * where there is no source, so that its name can be told.
 */

import type { Target } from "../targets/load.js";
import { findFrozen, FROZEN, FROZEN_CIRCUITPYTHON, isFrozen } from "./frozen.js";
import { isDirectory, isFile } from "./read-file.js";

/** A module found: its file, if it has one, and its folder, if it is a package. */
export interface ModulePlace {
  readonly file: string | null;
  readonly packagePath: string | null;
  /** The bytecode of a module, or of a package's `__init__`, that has no source. */
  readonly bytecode?: string;
}

/** `folder/name` as MicroPython writes it: the empty folder is the current one. */
function joinPath(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

/** What is at a path. */
export interface PathProbe {
  isDirectory(path: string): boolean;
  isFile(path: string): boolean;
}

const hostProbe: PathProbe = { isDirectory, isFile };

/** Finds the last part of a module's name in the folders. */
export function findModule(
  lastName: string,
  folders: readonly string[],
  probe: PathProbe = hostProbe,
): ModulePlace | undefined {
  let bytecode: string | undefined;
  for (const folder of folders) {
    if (isFrozen(folder)) {
      const frozen = findFrozen(lastName, folder);
      if (frozen !== undefined) return frozen;
      continue;
    }
    const base = joinPath(folder, lastName);
    if (probe.isDirectory(base)) {
      const init = `${base}/__init__`;
      if (probe.isFile(`${init}.py`)) return { file: `${init}.py`, packagePath: base };
      return { file: null, packagePath: base, ...bytecodeAt(init, probe) };
    }
    if (probe.isFile(`${base}.py`)) return { file: `${base}.py`, packagePath: null };
    bytecode ??= bytecodeAt(base, probe).bytecode;
  }
  return bytecode === undefined ? undefined : { file: null, packagePath: null, bytecode };
}

function bytecodeAt(base: string, probe: PathProbe): { readonly bytecode?: string } {
  return probe.isFile(`${base}.mpy`) ? { bytecode: `${base}.mpy` } : {};
}

/** Boards with less have no file system (MicroPython on the ESP8266). */
const LEAST_FLASH_KB = 1024;

/** Has the board's flash memory room for files? */
export const hasRoomForFiles = ({ board }: Target): boolean => (board.flashKb ?? Infinity) >= LEAST_FLASH_KB;

/**
 * The folder that is the file system of a board, which is the current one; `undefined`: without a board, and on one whose programs see the
 * files of the machine.
 */
export const boardFolder = (target: Target | undefined): "" | undefined =>
  target !== undefined && target.board.dialect !== "linux" && hasRoomForFiles(target) ? "" : undefined;

/**
 * `sys.path` for a program: the folder of the script (or the current one), the root of the board's file system, where boards start a script
 * wherever it came from, and the folders of MICROPYPATH; then `lib` in that file system, which all ports have on their path. What a program
 * in CircuitPython has in `lib` comes before what is here of Adafruit's libraries.
 */
export function searchPathFor(
  scriptFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
  filesOfBoard?: string,
  isCircuitPython = false,
): string[] {
  const home = environment.HOME;
  const list = environment.MICROPYPATH ?? ".frozen:~/.micropython/lib:/usr/lib/micropython";
  const path = [scriptFolder];
  // The current folder is the board's, unless another was named; then both have absolute paths.
  if (filesOfBoard !== undefined && scriptFolder !== "" && filesOfBoard !== scriptFolder)
    path.push(filesOfBoard);
  // A leading colon stands for the folder of the script, which is there already.
  for (const entry of list.replace(/^:/, "").split(":")) {
    if (list === "") break;
    path.push(home !== undefined && entry.startsWith("~/") ? home + entry.slice(1) : entry);
  }
  if (isCircuitPython) {
    const own = [joinPath(filesOfBoard ?? scriptFolder, "lib"), FROZEN_CIRCUITPYTHON, FROZEN];
    return [...path.filter((entry) => entry !== FROZEN), ...own];
  }
  if (filesOfBoard === undefined) return path;
  // What is in the firmware of a board no variable takes out of it.
  if (!path.includes(FROZEN)) path.push(FROZEN);
  path.push(joinPath(filesOfBoard, "lib"));
  return path;
}

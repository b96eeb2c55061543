/**
 * The files of a simulated board that was named: a folder of this machine, `--files` or the one that halpy was started in. The script
 * itself may be elsewhere, as with `mpremote run`; modules are found beside it, in the board's folder and in its `lib`.
 */

import { resolve } from "node:path";
import { realpathSync } from "node:fs";
import { hostPath, shownPath } from "../stdlib/ts/mounts.js";
import { UsageError } from "./command.js";
import { isFrozen } from "./frozen.js";
import { searchPathFor } from "./module-search.js";
import { isDirectory } from "./read-file.js";
import type { Script } from "./script.js";

export interface BoardFiles {
  /** Real path of the folder. */
  readonly folder: string;
  /** Was it named on the command line? */
  readonly isNamed: boolean;
}

/** Ports that mount their flash memory at `/flash`; the others have it at the root. */
const FLASH_PORTS: ReadonlySet<string> = new Set(["nrf", "pycom", "stm32", "wipy"]);

/** Where a board of that port has its files. */
export const mountPointOf = (dialect: string | undefined): string =>
  dialect !== undefined && FLASH_PORTS.has(dialect) ? "/flash" : "/";

/** The real path of a folder that the command line names. */
export function namedFolder(folder: string, option = ""): string {
  if (!isDirectory(folder)) throw new UsageError(`${option}'${folder}' is no folder`);
  return realpathSync(folder);
}

/** Where the modules of the program are looked for, as folders of this machine. */
export function hostSearchPath(
  script: Script,
  files: BoardFiles | undefined,
  isCircuitPython: boolean,
): string[] {
  const own = files?.isNamed && script.folder === "" ? process.cwd() : script.folder;
  return searchPathFor(own, process.env, files?.folder.replace(/\/$/, ""), isCircuitPython);
}

/** Folders of the search path that the program does not have among its files. */
export const outsideOf = (path: readonly string[], files: BoardFiles | undefined): string[] =>
  files === undefined ? [] : path.filter((folder) => folder.startsWith("/") && shownPath(folder) === folder);

/** `sys.path`, where the root of a board stands as the folder that it starts in. */
export const shownSearchPath = (path: readonly string[]): string[] =>
  path.map((folder) => (shownPath(folder) === "/" ? "" : shownPath(folder)));

/** `__path__` of a package that is run by name: it was found in the current folder, which need not be the board's. */
export const shownPackage = ({ packagePath }: Script, files: BoardFiles | undefined): string | null =>
  packagePath === null || files?.isNamed !== true || isFrozen(packagePath)
    ? packagePath
    : shownPath(resolve(packagePath));

/** `__file__` of the script: as it was typed, if the program finds it under this path. */
export function shownScript({ path, folder }: Script, files: BoardFiles | undefined): string {
  if (files === undefined || folder === "") return path;
  const real = `${folder.replace(/\/$/, "")}/${path.slice(path.lastIndexOf("/") + 1)}`;
  const shown = shownPath(real);
  const isPlain = !path.startsWith("/") && !path.startsWith("..");
  return shown === real || (isPlain && hostPath(path) === real) ? path : shown;
}

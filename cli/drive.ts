/** A folder as the file system of a board, whose own files say what runs: the drive CIRCUITPY, or what is copied to a board with MicroPython. */

import { UsageError } from "./command.js";
import { isFile } from "./read-file.js";

/** What runs, the first that there is (CircuitPython 1.0; a `main.py` is also MicroPython's). */
const PROGRAMS: readonly string[] = ["code.txt", "code.py", "main.py", "main.txt"];

/** Name of the program in the folder, if there is one. */
export const codeFile = (folder: string): string | undefined =>
  PROGRAMS.find((name) => isFile(`${folder}/${name}`));

/** Path of the program in the folder. */
export function programOf(folder: string): string {
  const name = codeFile(folder);
  if (name === undefined)
    throw new UsageError(`there is no program in the folder '${folder}': ${PROGRAMS.join(", ")}`);
  return `${folder.replace(/\/$/, "")}/${name}`;
}

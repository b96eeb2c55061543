/** Which board file a run has: looked for in every run, so apart from reading it. */

import { join } from "node:path";
import { isFile } from "./read-file.js";

/** Its name beside a script. */
const BESIDE = "board.yaml";

/** The board file of a run: that of the option, else the one beside the script; `undefined`: there is none. */
export function wiringPath(
  option: string | undefined,
  folder: string,
): { path: string; named: boolean } | undefined {
  if (option !== undefined) return { path: option, named: true };
  const beside = folder === "" ? "" : join(folder, BESIDE);
  return beside !== "" && isFile(beside) ? { path: beside, named: false } : undefined;
}

/** What the backend that the command line chooses can do. */

import type { BackendDescription } from "../runtime-hal/hal/backend-description.js";
import { loadBackend } from "../targets/load.js";
import type { Arguments } from "./arguments.js";
import { packageRoot } from "./package-root.js";
import { readText } from "./read-file.js";

/** What the chosen backend can do; `undefined` for the simulator, which can do all that a board can. */
export function backendOf(args: Arguments, gpio = args.value("gpio")): BackendDescription | undefined {
  if (args.value("backend") !== "linux") return undefined;
  const id = gpio === "sysfs" ? "linux-sysfs" : "linux-cdev";
  return loadBackend(id, (path) => readText(`${packageRoot}targets/${path}`));
}

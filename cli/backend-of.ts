/** What the backend that the command line chooses can do. */

import type { BackendDescription } from "../runtime-hal/hal/backend-description.js";
import { loadBackend, type Target } from "../targets/load.js";
import type { Arguments } from "./arguments.js";
import { UsageError } from "./command.js";
import { packageRoot } from "./package-root.js";
import { readText } from "./read-file.js";

/** Names that `check` takes besides those of `run`: one way to the pins each. */
export const CHECKED_BACKENDS = ["sim", "linux", "linux-sysfs", "linux-cdev"] as const;

const load = (id: string): BackendDescription | undefined =>
  loadBackend(id, (path) => readText(`${packageRoot}targets/${path}`));

/** What the simulated board can do. */
export const simulatorBackend = (): BackendDescription | undefined => load("sim");

/** What the chosen backend can do; `undefined`: none is chosen, and the script is checked for the board itself. */
export function backendOf(args: Arguments, gpio = args.value("gpio")): BackendDescription | undefined {
  const name = args.value("backend");
  if (name === undefined) return undefined;
  if (name !== "linux") return load(name);
  return load(gpio === "sysfs" ? "linux-sysfs" : "linux-cdev");
}

/** The backend that settings name; {@link UsageError} if there is none, or if it does not serve the board. */
export function backendNamed(name: string, target: Target): BackendDescription | undefined {
  const found = load(name === "linux" ? "linux-cdev" : name);
  if (found === undefined)
    throw new UsageError(`there is no backend '${name}'; there are ${CHECKED_BACKENDS.join(", ")}`);
  const { family = "" } = target.chip;
  // Files of other boards may stand beside those for Linux.
  return found.families?.includes(family) === false ? undefined : found;
}

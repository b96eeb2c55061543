/** Which of the known boards this machine is. */

import { readdirSync } from "node:fs";
import type { MachineModel } from "../runtime-hal/linux/detect-board.js";
import { machineModel } from "../runtime-hal/linux/detect-board.js";
import { SystemFiles } from "../runtime-hal/linux/system-files.js";
import type { Target } from "../targets/load.js";
import { UsageError } from "./command.js";
import { findTarget } from "./find-target.js";
import { packageRoot } from "./package-root.js";
import { readText } from "./read-file.js";

/** Tests put a folder in the place of `/`. */
export const systemRoot = (): string => process.env.HALPY_SYSTEM_ROOT ?? "";

/** The board with one of these names in its file; only the file that has it is looked at closely. */
export function recognise({ compatible }: MachineModel): Target | undefined {
  const folder = `${packageRoot}targets/boards`;
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  const texts = files.map((file) => [file, readText(`${folder}/${file}`) ?? ""] as const);
  for (const name of compatible) {
    for (const [file, text] of texts) {
      if (!text.includes(JSON.stringify(name))) continue;
      const target = findTarget(file.slice(0, -".json".length));
      if (target.board.deviceTree?.includes(name) === true) return target;
    }
  }
  return undefined;
}

/** The board that `--board` names, or the one that this machine is; a mistake of the command line if it is none. */
export function linuxTarget(named: string | undefined): Target {
  if (named !== undefined) {
    const target = findTarget(named);
    if (target.chip.gpioBanks !== undefined) return target;
    throw new UsageError(
      `the board '${named}' does not run Linux; without '--backend linux' it is simulated`,
    );
  }
  const model = machineModel(new SystemFiles(systemRoot()));
  const target = recognise(model);
  if (target !== undefined) return target;
  if (model.compatible.length === 0)
    throw new UsageError(
      "this machine is no board with GPIO pins (it has no device tree); without '--backend linux' a simulated board runs the script, '--board rpi4' for example; 'halpy doctor' tells more",
    );
  throw new UsageError(
    `this machine (${model.model ?? (model.compatible[0] as string)}) is none of the boards that halpy knows; --board names one that has the same pins, or a JSON file of your own; 'halpy doctor' tells more`,
  );
}

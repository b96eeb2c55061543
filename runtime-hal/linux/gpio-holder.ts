/** Who has a line of a chip, for messages. */

import type { CdevGpio } from "./gpio-cdev.js";
import { chipOf, sysfsChips, type GpioLine } from "./gpio-chip.js";
import type { SystemFiles } from "./system-files.js";

const DEBUG = "/sys/kernel/debug/gpio";

/** The name that the holder gave the kernel; `undefined` if it cannot be found out. */
export function lineHolder(
  files: SystemFiles,
  cdev: CdevGpio | undefined,
  line: GpioLine,
): string | undefined {
  return cdev?.holderOf(line) ?? debugHolder(files, line);
}

/** The same from the kernel's list for people, which only root may read. */
function debugHolder(files: SystemFiles, line: GpioLine): string | undefined {
  const chip = chipOf(sysfsChips(files), line.bank);
  const list = files.tryRead(DEBUG);
  if (chip === undefined || list === undefined) return undefined;
  const number = chip.base + line.offset;
  const row = list.split("\n").find((text) => text.trimStart().startsWith(`gpio-${number} `));
  const holder = /\|([^)]*)\)/.exec(row ?? "")?.[1]?.trim();
  return holder === "" ? undefined : holder;
}

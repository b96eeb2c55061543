/** Which of the two ways to digital pins is taken. */

import type { ChipDescription } from "../hal/chip-description.js";
import { HalError } from "../hal/errors.js";
import { CdevGpio } from "./gpio-cdev.js";
import type { GpioDriver } from "./gpio-driver.js";
import { lineHolder } from "./gpio-holder.js";
import { SysfsGpio } from "./gpio-sysfs.js";
import { libcProblem, type Libc } from "./libc.js";
import type { SystemFiles } from "./system-files.js";

export type GpioChoice = "auto" | "sysfs" | "cdev";

/** The driver that was asked for; `auto`: the character device if it can be used, else sysfs. */
export function chooseGpio(
  choice: GpioChoice,
  chip: ChipDescription,
  files: SystemFiles,
  libc: Libc | undefined,
  debounceUs: ReadonlyMap<number, number> = new Map(),
): GpioDriver {
  const cdev = libc === undefined ? undefined : new CdevGpio(files, libc, byLabel(chip, debounceUs));
  const sysfs = new SysfsGpio(files, (line) => lineHolder(files, cdev, line));
  const cdevProblem = (): string | undefined => {
    if (cdev === undefined)
      return `the character device needs ioctl, and ${libcProblem() ?? "there is none"}`;
    if (!files.list("/dev").some((name) => /^gpiochip\d+$/.test(name)))
      return "there is no /dev/gpiochip on this machine";
    return undefined;
  };
  if (choice === "sysfs") {
    const problem = sysfs.problem();
    if (problem !== undefined) throw new HalError("unsupported", problem);
    return sysfs;
  }
  const problem = cdevProblem();
  if (choice === "cdev") {
    if (problem !== undefined) throw new HalError("unsupported", problem);
    return cdev as CdevGpio;
  }
  if (problem === undefined && canBeOpened(cdev as CdevGpio, chip)) return cdev as CdevGpio;
  const other = sysfs.problem();
  if (other === undefined) return sysfs;
  if (problem === undefined) return cdev as CdevGpio;
  throw new HalError("unsupported", `${problem}, and ${other}`);
}

/** The driver knows pins by their names. */
function byLabel(chip: ChipDescription, debounceUs: ReadonlyMap<number, number>): Map<string, number> {
  const named = [...debounceUs].map(([pin, us]): [string, number] => [
    chip.pins.find(({ id }) => id === pin)?.names?.[0] ?? `GPIO${pin}`,
    us,
  ]);
  return new Map(named);
}

/** Is one of the chips of the board's pins there, and may we open it? */
function canBeOpened(cdev: CdevGpio, chip: ChipDescription): boolean {
  return (chip.gpioBanks ?? []).some((bank) => {
    try {
      cdev.chipOf({ bank, offset: 0 });
      return true;
    } catch (e) {
      if (e instanceof HalError) return false;
      throw e;
    }
  });
}

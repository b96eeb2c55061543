/**
 * Finds the kernel's GPIO chips by label. Their numbers depend on the order in which drivers were loaded, and the first global number
 * of a chip (its base) on the kernel: the pin of a script is always a line of a chip with a known label.
 */

import type { GpioBank } from "../hal/chip-description.js";
import { HalError } from "../hal/errors.js";
import type { SystemFiles } from "./system-files.js";

export const SYSFS_GPIO = "/sys/class/gpio";

/** A chip as sysfs shows it. */
export interface SysfsChip {
  readonly label: string;
  /** Global number of its first line. */
  readonly base: number;
  readonly lines: number;
}

/** A line of a chip. */
export interface GpioLine {
  readonly bank: GpioBank;
  readonly offset: number;
}

/** All chips in `/sys/class/gpio`. */
export function sysfsChips(files: SystemFiles): SysfsChip[] {
  return files
    .list(SYSFS_GPIO)
    .filter((name) => name.startsWith("gpiochip"))
    .map((name) => ({
      label: files.tryRead(`${SYSFS_GPIO}/${name}/label`) ?? "",
      base: Number(files.tryRead(`${SYSFS_GPIO}/${name}/base`)),
      lines: Number(files.tryRead(`${SYSFS_GPIO}/${name}/ngpio`)),
    }))
    .filter(({ base, lines }) => Number.isInteger(base) && lines > 0);
}

/** The line behind a pin of the board's chip. */
export function lineOfPin(banks: readonly GpioBank[], pin: number): GpioLine | undefined {
  const bank = banks.find(({ first, lines }) => pin >= first && pin < first + lines);
  return bank && { bank, offset: pin - bank.first };
}

/** The first of the wanted labels that there is. */
export function chipOf<T extends { readonly label: string }>(
  chips: readonly T[],
  bank: GpioBank,
): T | undefined {
  for (const label of bank.labels) {
    const chip = chips.find((c) => c.label === label);
    if (chip !== undefined) return chip;
  }
  return undefined;
}

/** None of the labels is there. */
export function missingChip(bank: GpioBank, present: readonly string[]): HalError {
  const found = present.length === 0 ? "there are none here" : `here there are: ${present.join(", ")}`;
  return new HalError("unsupported", `no GPIO chip is called ${bank.labels.join(" or ")}; ${found}`);
}

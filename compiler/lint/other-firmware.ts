/**
 * Modules of other firmware than MicroPython's own, and of CPython: programs in courses and of makers of boards import them, and are to
 * hear why they are not here. A name that ends with `*` stands for all that begin so.
 */

import data from "./other-firmware.json" with { type: "json" };

/** What has the module; `undefined`: none of those that are known. */
export function otherFirmwareOf(module: string): string | undefined {
  const [top] = module.split(".") as [string];
  for (const [firmware, names] of Object.entries(data)) {
    const has = names
      .split(" ")
      .some((name) => (name.endsWith("*") ? top.startsWith(name.slice(0, -1)) : name === top));
    if (has) return firmware;
  }
  return undefined;
}

/** The same as a sentence about the module. */
export function otherFirmwareText(module: string): string | undefined {
  const firmware = otherFirmwareOf(module);
  return (
    firmware &&
    `'${module}' is a module of ${firmware}; put one of that name beside the script that stands in for it`
  );
}

/** Which board this is, from what the boot loader has handed to the kernel: the device tree. */

import type { SystemFiles } from "./system-files.js";

const DEVICE_TREE = "/proc/device-tree";

/** What the machine says it is. */
export interface MachineModel {
  /** For people: `Raspberry Pi 4 Model B Rev 1.4`; `undefined` without a device tree. */
  readonly model: string | undefined;
  /** Most specific first: `raspberrypi,4-model-b`, `brcm,bcm2711`. */
  readonly compatible: readonly string[];
}

/** Reads the device tree; a machine without one (a PC) has no names. */
export function machineModel(files: SystemFiles): MachineModel {
  const strings = (name: string): string[] =>
    (files.tryRead(`${DEVICE_TREE}/${name}`) ?? "").split("\0").filter((text) => text !== "");
  return { model: strings("model")[0], compatible: strings("compatible") };
}

/** Of boards with their names in device trees, the one that this machine is. */
export function boardOf<T extends { readonly deviceTree?: readonly string[] }>(
  { compatible }: MachineModel,
  boards: Iterable<T>,
): T | undefined {
  const all = [...boards];
  for (const name of compatible) {
    const board = all.find(({ deviceTree }) => deviceTree?.includes(name));
    if (board !== undefined) return board;
  }
  return undefined;
}

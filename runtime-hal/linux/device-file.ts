/**
 * Opening the kernel's device files, and saying what to do when one is not there: most of them appear only after a line in the
 * boot loader's configuration, and are open only to members of a group.
 */

import { HalError } from "../hal/errors.js";
import type { LinuxBoard } from "./board.js";
import { IoError } from "./errno.js";
import { libcProblem, type Libc } from "./libc.js";
import type { SystemFiles } from "./system-files.js";

const ENODEV = 19;

/** The file of the boot loader of a Raspberry Pi: newer systems have it in a folder of its own. */
export function bootConfig(files: SystemFiles): string {
  return files.exists("/boot/firmware") ? "/boot/firmware/config.txt" : "/boot/config.txt";
}

/** "add the line … and restart": how to get what is not there. */
export function howToGet(files: SystemFiles, needs: string | undefined): string {
  if (needs === undefined) return "'halpy doctor' tells what this machine has";
  // Boards without that boot loader say in words what they need.
  if (!/^(dtparam|dtoverlay|enable_uart)=/.test(needs)) return `it needs ${needs}`;
  return `add the line '${needs}' to ${bootConfig(files)} and restart the board`;
}

/** What a driver is for and how its device file comes to be. */
export interface DeviceNeeds {
  /** The group whose members may use it: `i2c`. */
  readonly group: string;
  /** Line of the boot loader's configuration. */
  readonly needs: string | undefined;
}

/** The library that a driver cannot do without. */
export function needLibc(board: LinuxBoard, what: string): Libc {
  if (board.libc !== undefined) return board.libc;
  throw new HalError("unsupported", `${what} needs ioctl, and ${libcProblem() ?? "there is none"}`);
}

/** Opens a device file for reading and writing. */
export function openDevice(
  board: LinuxBoard,
  path: string,
  { group, needs }: DeviceNeeds,
  flags: string | number = "r+",
): number {
  const { files } = board;
  if (!files.exists(path))
    throw new HalError("unsupported", `there is no ${path}: ${howToGet(files, needs)}`, ENODEV);
  try {
    return files.open(path, flags);
  } catch (e) {
    if (!(e instanceof IoError)) throw e;
    if (e.code === "EACCES" || e.code === "EPERM") {
      const join = `add the user to the group '${group}' ('sudo usermod -aG ${group} $USER', then log in again) or run as root`;
      throw e.explained(`no permission to open ${path}: ${join}`);
    }
    if (e.code === "EBUSY") throw e.explained(`${path} is in use by another program`);
    throw e;
  }
}

/** The serial port to a board with Firmata: opened and set up here, so that the user needs no package with a binary for it. */

import { closeSync, constants, openSync, readdirSync } from "node:fs";
import { HalError } from "../hal/errors.js";
import { IoError } from "../linux/errno.js";
import { libcProblem, loadLibc } from "../linux/libc.js";
import { streamSettings, TCSETS2 } from "../linux/tty-uapi.js";

/** StandardFirmata, and all sketches made after it, talk at this rate. */
const FIRMATA_BAUD = 57_600;

/** Serial ports at USB that there are. */
export function usbPorts(): string[] {
  try {
    return readdirSync("/dev")
      .filter((name) => /^tty(ACM|USB)\d+$/.test(name))
      .sort()
      .map((name) => `/dev/${name}`);
  } catch {
    return [];
  }
}

/** Opens it; gives the descriptor. Throws a HalError that says what to do. */
export function openSerialPort(path: string): number {
  const libc = loadLibc();
  if (libc === undefined)
    throw new HalError("unsupported", `${path} needs ioctl, and ${libcProblem() ?? "there is none"}`);
  let fd: number;
  try {
    // Without waiting for a carrier, and without becoming the terminal of this process.
    fd = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  } catch (e) {
    throw explained(IoError.from(e, path), path);
  }
  try {
    libc.ioctl(fd, TCSETS2, streamSettings(FIRMATA_BAUD), path);
  } catch (e) {
    closeSync(fd);
    if (e instanceof IoError && e.code === "ENOTTY") throw e.explained(`${path} is no serial port`);
    throw e;
  }
  return fd;
}

function explained(e: IoError, path: string): IoError {
  if (e.code === "ENOENT") {
    const ports = usbPorts();
    const there = ports.length === 0 ? "there is none at USB" : `there are ${ports.join(", ")}`;
    return e.explained(`there is no serial port ${path}; ${there}`);
  }
  if (e.code === "EACCES")
    return e.explained(
      `no permission to open ${path}: add the user to the group 'dialout' ('sudo usermod -aG dialout $USER', then log in again)`,
    );
  if (e.code === "EBUSY") return e.explained(`${path} is in use by another program`);
  return e;
}

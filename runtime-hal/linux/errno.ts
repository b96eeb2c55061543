/** Errors of the system: their numbers, and what they mean in words. The numbers are those of all Linux ports that node runs on. */

import { HalError } from "../hal/errors.js";

const NUMBERS: Readonly<Record<string, number>> = {
  EPERM: 1,
  ENOENT: 2,
  EINTR: 4,
  EIO: 5,
  ENXIO: 6,
  EAGAIN: 11,
  ENOMEM: 12,
  EACCES: 13,
  EBUSY: 16,
  EEXIST: 17,
  ENODEV: 19,
  ENOTDIR: 20,
  EINVAL: 22,
  ENOTTY: 25,
  EROFS: 30,
  EPIPE: 32,
  EOPNOTSUPP: 95,
  ETIMEDOUT: 110,
  EREMOTEIO: 121,
};

const NAMES = new Map(Object.entries(NUMBERS).map(([name, number]) => [number, name]));

const WORDS: Readonly<Record<string, string>> = {
  EPERM: "not permitted",
  ENOENT: "is not there",
  EIO: "input/output error",
  ENXIO: "no device answers",
  EACCES: "no permission",
  EBUSY: "in use",
  ENODEV: "the device is gone",
  EINVAL: "refused by the kernel",
  ENOTTY: "not supported by the driver",
  EOPNOTSUPP: "not supported by the driver",
  EROFS: "read-only",
  ETIMEDOUT: "no answer in time",
  EREMOTEIO: "the device did not acknowledge",
};

/** `EBUSY` for 16; `E#` and the number for those without a name here. */
export const codeOf = (errno: number): string => NAMES.get(errno) ?? `E#${errno}`;

/** The number of a name; that of an input/output error if it is none. */
export const numberOf = (code: string): number => NUMBERS[code] ?? (NUMBERS.EIO as number);

/** What the system said in words. */
export const wordsOf = (code: string): string => WORDS[code] ?? code;

/** A call of the system failed. `what` is the path, or what was tried. */
export class IoError extends HalError {
  constructor(
    readonly code: string,
    errno: number,
    readonly what: string,
    message = `${what}: ${wordsOf(code)}`,
  ) {
    super("io", message, errno);
  }

  /** The error of node as ours. */
  static from(e: unknown, what: string): IoError {
    if (e instanceof IoError) return e;
    const { code, errno } = e as NodeJS.ErrnoException;
    if (code === undefined) throw e;
    return new IoError(code, errno === undefined ? numberOf(code) : Math.abs(errno), what);
  }

  /** The same error with a message that says more. */
  explained(message: string): IoError {
    return new IoError(this.code, this.errno as number, this.what, message);
  }
}

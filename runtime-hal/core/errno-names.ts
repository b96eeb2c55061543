/** Names of error numbers: those of Linux that MicroPython's `errno` module knows. */

import type { Value } from "./value.js";

export const ERRNO: Readonly<Record<string, number>> = {
  EPERM: 1,
  ENOENT: 2,
  EIO: 5,
  EBADF: 9,
  EAGAIN: 11,
  ENOMEM: 12,
  EACCES: 13,
  EEXIST: 17,
  ENODEV: 19,
  EISDIR: 21,
  EINVAL: 22,
  EOPNOTSUPP: 95,
  EADDRINUSE: 98,
  ECONNABORTED: 103,
  ECONNRESET: 104,
  ENOBUFS: 105,
  ENOTCONN: 107,
  ETIMEDOUT: 110,
  ECONNREFUSED: 111,
  EHOSTUNREACH: 113,
  EALREADY: 114,
  EINPROGRESS: 115,
};

const namesOf = (errors: Readonly<Record<string, number>>): Map<number, string> =>
  new Map(Object.entries(errors).map(([name, n]) => [n, name]));

let names = namesOf(ERRNO);

/** The port has these numbers instead. */
export function setErrnoNames(errors: Readonly<Record<string, number>>): void {
  names = namesOf(errors);
}

/** `ENOENT` for 2; `undefined` for anything that is not a known number. */
export function errnoName(v: Value): string | undefined {
  return typeof v === "number" ? names.get(v) : undefined;
}

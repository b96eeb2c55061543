/**
 * Attributes of modules that MicroPython's parser takes for constants by their text: `math.pi`, `errno.EIO`.
 *
 * They count as constants in `const(…)` and in conditions; elsewhere they are ordinary attributes, which comes to the same.
 */

import type { ConstValue } from "../ir/ops.js";

const ERRNO: Readonly<Record<string, number>> = {
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

const MATH: Readonly<Record<string, number>> = {
  e: Math.E,
  pi: Math.PI,
  tau: 2 * Math.PI,
  inf: Infinity,
  nan: NaN,
};

/** The value of `module.name`, if the parser knows it. */
export function moduleConstant(module: string, name: string): ConstValue | undefined {
  if (module === "math" && Object.hasOwn(MATH, name)) return { kind: "float", value: MATH[name] };
  if (module === "errno" && Object.hasOwn(ERRNO, name)) return { kind: "int", value: ERRNO[name] };
  return undefined;
}

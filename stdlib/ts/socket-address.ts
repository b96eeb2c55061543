/** Addresses of sockets as MicroPython's unix port has them: a C structure in a bytearray. IPv4 only. */

import { newException, osError, osErrorType } from "../../runtime-hal/core/exceptions.js";
import { getBytes } from "../../runtime-hal/core/buffer.js";
import { PyByteArray, PyBytes } from "../../runtime-hal/core/objects.js";
import type { Value } from "../../runtime-hal/core/value.js";

export const AF_INET = 2;
const SIZE = 16;
const EINVAL = 22;
const EAFNOSUPPORT = 97;

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Four bytes of a dotted address, `undefined` if it is none. */
export function ipBytes(host: string): number[] | undefined {
  const parts = host.split(".").map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  return parts.length === 4 && parts.every((n) => n < 256) ? parts : undefined;
}

export function addressValue({ host, port }: Address): PyByteArray {
  const u8 = new Uint8Array(SIZE);
  u8[0] = AF_INET;
  u8[2] = port >> 8;
  u8[3] = port;
  u8.set(ipBytes(host) ?? [], 4);
  return new PyByteArray(u8);
}

export function addressOf(v: Value): Address {
  const u8 = getBytes(v);
  if (u8.length < 8) throw osError(EINVAL);
  if (u8[0] !== AF_INET) throw osError(EAFNOSUPPORT);
  return { host: u8.subarray(4, 8).join("."), port: ((u8[2] as number) << 8) | (u8[3] as number) };
}

/** The address of a name: only this machine has one here. */
export function lookUp(name: string): string {
  if (name === "" || name === "localhost") return name === "" ? "0.0.0.0" : "127.0.0.1";
  if (ipBytes(name) !== undefined) return name;
  throw newException(osErrorType, "[addrinfo error -2]");
}

/** `inet_pton`. */
export function packIp(text: string): PyBytes {
  const bytes = ipBytes(text);
  if (bytes === undefined) throw osError(EINVAL);
  return new PyBytes(Uint8Array.from(bytes));
}

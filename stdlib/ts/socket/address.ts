/**
 * Addresses of sockets: a C structure in a bytearray on the unix port, a tuple `(host, port)` on boards. IPv4 only.
 */

import { osError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import { getBytes } from "../../../runtime-hal/core/buffer.js";
import { PyByteArray, PyBytes, PyTuple } from "../../../runtime-hal/core/objects.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { startedBoard } from "../../../runtime-hal/exec/board.js";
import { socketNetwork } from "./network-choice.js";
import { portError } from "../port-errno.js";
import { textArgument } from "../text-argument.js";

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

/** An address as the program sees it. */
export function addressValue({ host, port }: Address): Value {
  if (startedBoard() !== undefined) return new PyTuple([host, port]);
  const u8 = new Uint8Array(SIZE);
  u8[0] = AF_INET;
  u8[2] = port >> 8;
  u8[3] = port;
  u8.set(ipBytes(host) ?? [], 4);
  return new PyByteArray(u8);
}

/** The address that a program gave: of both kinds, since programs for boards run without one too. A name in it is looked up. */
export function addressOf(v: Value): Address {
  if (v instanceof PyTuple || (startedBoard() !== undefined && !(v instanceof PyByteArray))) {
    const items = spread(v);
    if (items.length !== 2) throw valueError(`requested length 2 but object has length ${items.length}`);
    return { host: lookUp(textArgument(items[0])), port: intArgument(items[1]) };
  }
  const u8 = getBytes(v);
  if (u8.length < 8) throw osError(EINVAL);
  if (u8[0] !== AF_INET) throw portError(EAFNOSUPPORT);
  return { host: u8.subarray(4, 8).join("."), port: ((u8[2] as number) << 8) | (u8[3] as number) };
}

/** The address of a name. OSError if there is none. */
export function lookUp(name: string): string {
  if (name === "" || name === "localhost") return name === "" ? "0.0.0.0" : "127.0.0.1";
  return ipBytes(name) === undefined ? socketNetwork().lookUp(name) : name;
}

/** `inet_pton`. */
export function packIp(text: string): PyBytes {
  const bytes = ipBytes(text);
  if (bytes === undefined) throw osError(EINVAL);
  return new PyBytes(Uint8Array.from(bytes));
}

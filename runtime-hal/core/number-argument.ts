/**
 * Int arguments of functions that store into memory: of any size, cut to the width of the item.
 * (`int-argument.ts` is for indices and counts, which must fit a machine word.)
 */

import { typeError } from "./exceptions.js";
import { maybeAnyInt } from "./int.js";
import { typeName } from "./type.js";
import type { Value } from "./value.js";

/** An int of any size; TypeError for anything else. */
export function anyIntArgument(v: Value): number | bigint {
  const n = maybeAnyInt(v);
  if (n === undefined) throw typeError(`can't convert ${typeName(v)} to int`);
  return n;
}

/** The low 32 bits of an int, as a signed number. */
export function int32Argument(v: Value): number {
  const n = anyIntArgument(v);
  return typeof n === "number" ? n | 0 : Number(BigInt.asIntN(32, n));
}

/** An address or a 64-bit item as an unsigned number; beyond 2^53 it is rounded. */
export function wordArgument(v: Value): number {
  const n = anyIntArgument(v);
  return typeof n === "number" && n >= 0 ? n : Number(BigInt.asUintN(64, BigInt(n)));
}

/**
 * Number arguments of functions that store into memory: ints of any size, cut to the width of the item, and floats.
 * (`int-argument.ts` is for indices and counts, which must fit a machine word.)
 */

import { typeError } from "./exceptions.js";
import { intArgument } from "./int-argument.js";
import { PyFloat } from "./objects.js";
import { typeName, unwrap } from "./type.js";
import type { Value } from "./value.js";

/** An int of any size; TypeError for anything else. */
export function anyIntArgument(v: Value): number | bigint {
  if (typeof v === "number" || typeof v === "bigint") return v;
  const plain = unwrap(v);
  return typeof plain === "bigint" ? plain : intArgument(v);
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

/** A float argument: float, int, bool or an instance with `__float__`. */
export function floatArgument(v: Value): number {
  const n = maybeFloat(v);
  if (n === undefined) throw typeError(`can't convert ${typeName(v)} to float`);
  return n;
}

function maybeFloat(v: Value): number | undefined {
  if (v instanceof PyFloat) return v.v;
  if (typeof v === "number") return v;
  if (typeof v === "bigint" || typeof v === "boolean") return Number(v);
  if (typeof v !== "object" || v === null) return undefined;
  const plain = unwrap(v);
  if (plain !== v) return maybeFloat(plain);
  const convert: Value = v.type$.isUser ? v.type$.lookup("__float__") : undefined;
  return typeof convert === "function" ? maybeFloat(convert(v)) : undefined;
}

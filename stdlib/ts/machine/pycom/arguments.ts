/** What the classes of the Pycom modules share: the id in front, and the firmware's few messages; the others are those of the WiPy. */

import { newException, osErrorType, type PyBaseException } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import type { Keywords, Value } from "../../../../runtime-hal/core/value.js";

// Texts: pycom-micropython-sigfox esp32/util/mpexception.c.

/** There is no peripheral of that number, or no such pin for it. */
export const notAvailable = (): PyBaseException => newException(osErrorType, "resource not available");

/** The peripheral is switched off. */
export const notPossible = (): PyBaseException =>
  newException(osErrorType, "the requested operation is not possible");

/** A constructor's arguments without the id, which comes first or as a keyword. */
export function splitId(
  args: readonly Value[],
  kw: Keywords,
): { readonly id: number; readonly args: readonly Value[]; readonly kw: Keywords } {
  if (args.length > 0) return { id: intArgument(args[0]), args: args.slice(1), kw };
  if (kw === null || !kw.has("id")) return { id: 0, args, kw };
  return { id: intArgument(kw.get("id")), args, kw: new Map([...kw].filter(([name]) => name !== "id")) };
}

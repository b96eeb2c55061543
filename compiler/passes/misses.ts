/**
 * Operations that raise where something is missing or wrong, as what the failing of is found out without an exception: a key that is
 * not in a dict, a text that is no number.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import { asF64 } from "../ir/convert.js";
import type { IrStmt, IrValue } from "../ir/ops.js";
import { BOOL } from "../ir/types.js";
import { assign, load } from "../lower/builder.js";
import { boxedPrimitive } from "./low-words.js";

/** How an operation can be tried. */
export interface Miss {
  /** The built-in exception that it raises. */
  readonly raises: string;
  /** The primitive that gives `undefined` instead. */
  readonly attempt: string;
  readonly operands: readonly IrValue[];
  /** The operands can be evaluated again. */
  readonly isSteady?: boolean;
}

const BY_PRIMITIVE: Readonly<Record<string, Omit<Miss, "operands">>> = {
  // `d[k] += 1`
  "dict.found": { raises: "KeyError", attempt: "attempt.entry", isSteady: true },
  "dict.pop1": { raises: "KeyError", attempt: "attempt.dictPop" },
  "str.intOfStr": { raises: "ValueError", attempt: "attempt.int" },
  "str.floatOfStr": { raises: "ValueError", attempt: "attempt.float" },
};

/** What the operation may miss, if it can be tried. */
export function missOf(v: IrValue): Miss | undefined {
  switch (v.op) {
    case "Primitive": {
      const known = Object.hasOwn(BY_PRIMITIVE, v.name) ? BY_PRIMITIVE[v.name] : undefined;
      if (known === undefined || (v.name === "str.intOfStr" && v.args.length !== 1)) return undefined;
      return { ...known, operands: v.args };
    }
    case "GetItem":
      if (v.object.type.kind !== "dict" || v.index.op === "MakeSlice") return undefined;
      return { raises: "KeyError", attempt: "attempt.dictItem", operands: [v.object, v.index] };
    case "Call":
      if (v.func.op !== "LoadBuiltin" || v.func.name !== "next") return undefined;
      if (v.args.length !== 1 || v.keywords.length > 0) return undefined;
      return { raises: "StopIteration", attempt: "attempt.next", operands: v.args };
    default:
      return undefined;
  }
}

/** The operation as a trial, whose result goes to a new variable. */
export interface Trial {
  readonly statement: IrStmt;
  /** Has it failed? */
  readonly test: IrValue;
  /** What the operation has given otherwise. */
  readonly result: IrValue;
}

export function trialOf(fn: IrFunction, v: IrValue, { attempt, operands }: Miss): Trial {
  const { type } = v;
  const result: IrVar = { name: "found", kind: "temp", captured: false, type, rep: "boxed" };
  fn.locals.push(result);
  const found = load(v, result);
  return {
    statement: assign(v, result, boxedPrimitive(attempt, v, [...operands], type)),
    test: boxedPrimitive("attempt.isMissing", v, [found], BOOL),
    result: v.rep === "f64" ? asF64(found) : found,
  };
}

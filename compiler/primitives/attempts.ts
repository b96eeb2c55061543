/**
 * Operations that give `undefined` where the one they stand for would raise: a `try` whose handler is at hand goes there without an
 * exception (see `passes/direct-handlers.ts`).
 */

import { CALL, CONDITIONAL, EQUALITY, OR, RELATIONAL } from "../emit/precedence.js";
import { registerPrimitives, type OperandType, type PrimitiveRow } from "./registry.js";

type Written = { readonly call: string } | { readonly template: string; readonly precedence: number };

/** Gives a value or `undefined`, and raises only what the operation raises for other reasons. */
const attempt = (name: string, operands: readonly OperandType[], how: Written): PrimitiveRow => ({
  name: `attempt.${name}`,
  operands: operands.map((type) => ({ type, rep: "boxed" })),
  result: { type: "object", rep: "boxed" },
  pure: false,
  raises: true,
  ...how,
});

const failing = (
  name: string,
  operands: PrimitiveRow["operands"],
  template: string,
  precedence: number,
): PrimitiveRow => ({
  name: `fails.${name}`,
  operands,
  result: { type: "bool", rep: "boxed" },
  pure: true,
  raises: false,
  template,
  precedence,
});

const SMALL = { type: "smallint", rep: "boxed" } as const;
const LIST = { type: "list", rep: "boxed" } as const;

registerPrimitives([
  attempt("dictItem", ["dict", "object"], { template: "{0}.get({(1)})", precedence: CALL }),
  // What `passes/found-entries.ts` has made of a value that is read and written: the entry if it was found, and where to look if not.
  attempt("entry", ["object", "object", "dict", "object"], {
    template: "{0} !== undefined ? {1}.value : {2}.get({(3)})",
    precedence: CONDITIONAL,
  }),
  attempt("dictPop", ["dict", "object"], { call: "dictTake" }),
  { ...attempt("int", ["str"], { call: "intIfAny" }), raises: false },
  { ...attempt("float", ["str"], { call: "floatIfAny" }), raises: false },
  attempt("digits", ["str", "object"], { call: "digitsIfAny" }),
  attempt("anyInt", ["object"], { call: "anyIntIfAny" }),
  attempt("anyFloat", ["object"], { call: "anyFloatIfAny" }),
  attempt("listIndex", ["list", "object"], { call: "listIndexIfAny" }),
  attempt("listRemove", ["list", "object"], { call: "listRemoveIfAny" }),
  { ...attempt("strIndex", ["str", "str"], { call: "strIndexIfAny" }), raises: false },
  attempt("delete", ["object", "object"], { template: "{0}.delete({(1)}) || undefined", precedence: OR }),
  attempt("next", ["object"], { call: "nextIfAny" }),
  // `raise` without raising: the exception, or a TypeError for what is none.
  attempt("raised", ["object"], { call: "unraised" }),
  // Asked before the operation, which is then done as ever.
  failing("beyond", [SMALL, SMALL], "{0} >= {1}", RELATIONAL),
  failing("outside", [SMALL, SMALL], "{*0} >= {*1} || {*0} < -{*1}", OR),
  failing("isEmpty", [LIST], "{0}.items.length === 0", EQUALITY),
  failing("isEmptyDeque", [{ type: "deque", rep: "boxed" }], "{0}.length === 0", EQUALITY),
  failing("isZero", [{ type: "int", rep: "boxed" }], "{0} === 0", EQUALITY),
  failing("isZeroFloat", [{ type: "float", rep: "f64" }], "{0} === 0", EQUALITY),
  // `del d[k]`
  { ...attempt("dictDelete", ["dict", "object"], { call: "delitem" }), name: "dict.delete" },
  {
    name: "attempt.isMissing",
    operands: [{ type: "object", rep: "boxed" }],
    result: { type: "bool", rep: "boxed" },
    pure: true,
    raises: false,
    template: "{0} === undefined",
    precedence: EQUALITY,
  },
]);

/**
 * Numbers that are not negative, as far as their text shows: squares, sums of such, and variables behind a test such as
 * `if d > 0`. Only a negative base makes a complex number of a power with a fraction, so `d ** 0.5` is a float then.
 */

import type { IrVar } from "../ir/function.js";
import type { IrStmt, IrValue } from "../ir/ops.js";
import { walkStatements, walkValues } from "../ir/walk.js";
import { isLibraryModule } from "./type-kinds.js";
import { boundsOf } from "./ranges.js";

const MODULE_FUNCTIONS = new Set(["sqrt", "fabs", "exp"]);

/** Is the number, if it is one, 0 or more, or not a number? */
export function isNatural(v: IrValue, known: ReadonlySet<IrVar>): boolean {
  const bounds = v.type.kind === "int" ? boundsOf(v.type) : undefined;
  if (bounds !== undefined) return bounds.min >= 0;
  switch (v.op) {
    case "Const":
      return v.value.kind === "float" && v.value.value >= 0;
    case "Load":
      return known.has(v.variable);
    case "Binary":
      if (v.operator === "**")
        return (
          v.right.op === "Const" && v.right.value.kind === "int" && Number(v.right.value.value) % 2 === 0
        );
      if (v.operator === "*" && v.left.op === "Load" && v.right.op === "Load")
        if (v.left.variable === v.right.variable && !v.left.variable.captured) return true;
      if (v.operator !== "+" && v.operator !== "*" && v.operator !== "/") return false;
      return isNatural(v.left, known) && isNatural(v.right, known);
    case "Call":
      return v.func.op === "LoadBuiltin" && v.func.name === "abs" && v.type.kind === "float";
    case "CallMethod":
      return isLibraryModule(v.object.type, "math") && MODULE_FUNCTIONS.has(v.name);
    default:
      return false;
  }
}

/** The variable that a test shows to be above 0, or 0, when it is true (`holds`) or when it is false. */
export function shownNatural(test: IrValue, holds: boolean): IrVar | undefined {
  if (test.op !== "Compare" || test.left.op !== "Load" || test.left.variable.captured) return undefined;
  const { operator, right } = test;
  const { value } = right.op === "Const" ? right : { value: undefined };
  if (value?.kind !== "int" && value?.kind !== "float") return undefined;
  const limit = Number(value.value);
  if (holds) return (operator === ">" || operator === ">=") && limit >= 0 ? test.left.variable : undefined;
  return (operator === "<" && limit >= 0) || (operator === "<=" && limit >= 0)
    ? test.left.variable
    : undefined;
}

/** Forgets what is known of variables that are assigned somewhere in the statements. */
export function forgetAssigned(known: Set<IrVar>, body: readonly IrStmt[]): void {
  if (known.size === 0) return;
  walkStatements(body, (s) => {
    if ("variable" in s && s.variable !== undefined) known.delete(s.variable);
    if (s.op === "Unpack") for (const v of s.variables) known.delete(v);
    if (s.op === "Try" && s.exception !== null) known.delete(s.exception);
  });
  walkValues(body, (v) => {
    if (v.op === "AssignExpr") known.delete(v.variable);
  });
}

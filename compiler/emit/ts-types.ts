/** Types of the IR as TypeScript types. Names of the runtime's types are written without their `$`. */

import type { IrVar } from "../ir/function.js";
import type { EmitContext } from "./context.js";
import type { Scope } from "./names.js";

/**
 * Only what changes how a value is held gets a type of its own; everything else is `Value`. A known type such as `str` stays
 * `Value` too: it is what the runtime's functions take and give, and a variable may be unbound (`undefined`).
 */
export function variableType(variable: IrVar): string {
  return variable.rep === "f64" ? "number" : "Value";
}

/** A variable where it is declared. */
export function declaration(e: EmitContext, scope: Scope, variable: IrVar): string {
  const name = scope.variable(variable);
  if (!e.typescript) return name;
  // What lowering has shown to be assigned before it is read, TypeScript may not see.
  const isChecked = variable.rep === "f64" ? "!" : "";
  return name + isChecked + e.annotation(variableType(variable));
}

/** What follows a boxed value that is assigned to the variable. */
export function unboxing(variable: IrVar): string {
  return variable.rep === "f64" ? ".v" : "";
}

/**
 * Whether an exception that has been caught may be raised once more, wherever it was put meanwhile. Where a program raises
 * nothing but what it makes for that, the traceback of an exception that a handler stores or hands to somebody is never printed.
 */

import type { IrModule } from "../ir/function.js";
import type { IrValue } from "../ir/ops.js";
import { nodesOf } from "../ir/nodes.js";

/** Are all raises of the program, also those of generators that `throw` is called on, of exceptions that are made there? */
export function raisesNothingOld(modules: readonly IrModule[]): boolean {
  return modules.every((module) =>
    module.functions.every((fn) => {
      const { statements, values } = nodesOf(fn);
      return (
        statements.every((s) => s.op !== "Raise" || isNew(s.exception)) &&
        !values.some((v) => (v.op === "CallMethod" || v.op === "GetAttr") && RAISERS.has(v.name))
      );
    }),
  );
}

/** Methods that raise what they are given in somebody else's place. */
const RAISERS: ReadonlySet<string> = new Set(["throw", "pend_throw", "set_exception"]);

/** A class, which is called by the raise, or the call of one. Builtins with a capital are classes, or nothing that can be raised. */
function isNew(exception: IrValue): boolean {
  const made = exception.op === "Call" ? exception.func : exception;
  if (made.op === "LoadBuiltin") return /^[A-Z]/.test(made.name);
  return made.op === "LoadGlobal" && made.type.kind === "class";
}

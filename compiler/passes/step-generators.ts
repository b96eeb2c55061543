/**
 * Finds the generators that can be machines of steps: each `yield` is a statement of its own (or what a variable is assigned)
 * and no `try` stands around one. Their variables become fields, and the emitter writes a function that goes on at the
 * place where it stopped (`emit/steps.ts`); a step of it costs a tenth of one of JavaScript's generators.
 *
 * The class of such a generator is made once, so its body uses no variables of functions around it, other than the module body,
 * which runs once; of those that have their last value when it is called it has copies.
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import type { IrStmt, IrValue } from "../ir/ops.js";
import { blocksOf, valuesOf, walkStatements, walkValue } from "../ir/walk.js";
import { assignedElsewhere } from "../types/flow.js";
import { settledAround } from "./settled-variables.js";

export function findStepGenerators(modules: readonly IrModule[]): void {
  for (const module of modules) {
    if (module.mode !== "static") continue;
    let shared: ReadonlySet<IrVar> | undefined;
    for (const fn of module.functions) {
      if (!fn.isGenerator || fn.isAsync || fn.emitter === "viper" || !isSuitable(fn.body)) continue;
      if (fn.closedVariables > 0) {
        const carried = settledAround(fn, (shared ??= assignedElsewhere(module.functions)));
        if (carried === null) continue;
        fn.carried = carried;
      }
      fn.isStepped = true;
    }
  }
}

function isSuitable(body: readonly IrStmt[]): boolean {
  let suitable = true;
  walkStatements(body, (s) => {
    suitable &&= isSuitableStatement(s);
  });
  return suitable;
}

function isSuitableStatement(s: IrStmt): boolean {
  const own = suspension(s);
  const values = own === undefined ? valuesOf(s) : [own.value];
  if (values.some(suspends)) return false;
  return s.op !== "Try" || !blocksOf(s).some((block) => block.some(holdsSuspension));
}

/** The `yield` or `yield from` that a statement is, apart from giving its value to a variable. */
export function suspension(s: IrStmt): (IrValue & { op: "Yield" | "YieldFrom" }) | undefined {
  if (s.op !== "Evaluate" && s.op !== "AssignVar") return undefined;
  const { value } = s;
  if (value.op === "Yield") return value;
  return value.op === "YieldFrom" && !value.isAwait ? value : undefined;
}

function suspends(value: IrValue): boolean {
  let found = false;
  walkValue(value, (part) => {
    found ||= part.op === "Yield" || part.op === "YieldFrom";
  });
  return found;
}

/** Does the statement, or one in it, suspend the generator? */
export function holdsSuspension(s: IrStmt): boolean {
  return valuesOf(s).some(suspends) || blocksOf(s).some((block) => block.some(holdsSuspension));
}

/** All statements of a body that hold a suspension. */
export function suspending(fn: IrFunction): ReadonlySet<IrStmt> {
  const found = new Set<IrStmt>();
  const look = (list: readonly IrStmt[]): boolean => {
    let any = false;
    for (const s of list) {
      let holds = suspension(s) !== undefined;
      for (const block of blocksOf(s)) holds = look(block) || holds;
      if (holds) found.add(s);
      any ||= holds;
    }
    return any;
  };
  look(fn.body);
  return found;
}

/**
 * Variables of functions around a generator that have their last value whenever it is called: parameters that nobody assigns, and
 * what is assigned once, outside of loops, before the generator's function is made. The generator can take copies of them along
 * when it is called, so its class need not stand within the function that has the variables (see `step-generators.ts`).
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import type { IrStmt } from "../ir/ops.js";
import { blocksOf, functionOf, walkValues } from "../ir/walk.js";
import { assignedBy } from "../types/flow.js";

/** What a generator uses of the functions around it; `null` if not all of it is settled. `shared`: what others than its owner assign. */
export function settledAround(fn: IrFunction, shared: ReadonlySet<IrVar>): readonly IrVar[] | null {
  const used = usedFromAround(fn);
  return used.every((variable) => !shared.has(variable) && isSettled(variable, fn)) ? used : null;
}

function usedFromAround(fn: IrFunction): readonly IrVar[] {
  const used = new Set<IrVar>();
  const own = new Set<IrVar>();
  const look = (inner: IrFunction): void => {
    for (const param of inner.params) own.add(param.variable);
    for (const variable of inner.locals) own.add(variable);
    for (const variable of assignedBy(inner.body)) used.add(variable);
    walkValues(inner.body, (v) => {
      if (v.op === "Load") used.add(v.variable);
      const next = functionOf(v);
      if (next !== null) look(next);
    });
  };
  // The module body runs once, and its variables stay where they are.
  for (const variable of fn.module.init.locals) own.add(variable);
  look(fn);
  return [...used].filter((variable) => !own.has(variable));
}

function isSettled(variable: IrVar, fn: IrFunction): boolean {
  for (let made = fn; made.parent !== null; made = made.parent) {
    const owner = made.parent;
    if (owner.kind === "class" || owner.kind === "module") continue;
    if (owner.params.some((param) => param.variable === variable)) return !isAssigned(variable, owner.body);
    if (owner.locals.includes(variable)) return isAssignedBefore(variable, owner.body, made);
  }
  return false;
}

const isAssigned = (variable: IrVar, body: readonly IrStmt[]): boolean => assignedBy(body).has(variable);

/** Is the variable assigned by a statement of its own, outside of loops, behind which the function is made that is to use it? */
function isAssignedBefore(variable: IrVar, body: readonly IrStmt[], made: IrFunction): boolean {
  const places = body.filter((s) => isAssigned(variable, [s]));
  const [place] = places;
  if (place === undefined || places.length > 1) return false;
  if (place.op === "AssignVar" && place.variable === variable) {
    const { value } = place;
    return (
      (value.op === "MakeFunction" && value.fn === made) || makes(body.slice(body.indexOf(place) + 1), made)
    );
  }
  if (place.op === "While" || place.op === "ForIter" || place.op === "ForRange") return false;
  const blocks = blocksOf(place).filter((block) => isAssigned(variable, block));
  return blocks.length === 1 && isAssignedBefore(variable, blocks[0]!, made);
}

function makes(body: readonly IrStmt[], made: IrFunction): boolean {
  let found = false;
  walkValues(body, (v) => {
    found ||= functionOf(v) === made;
  });
  return found;
}

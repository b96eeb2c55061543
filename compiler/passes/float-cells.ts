/**
 * Bare floats that closures share and that change live in an array of doubles of their function, one item each: a variable that
 * JavaScript's functions share is a slot for objects, and V8 would make one for every number that is put there. The arrays of module bodies
 * are typed ones, which are read and written faster; those of functions are made at each call, and plain ones are made faster.
 *
 * What is assigned once stays a variable, and so does what nobody but comprehensions that are over at once reads: these are
 * handed a copy (`emit/handed-variables.ts`).
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import { nodesOf } from "../ir/nodes.js";
import type { IrStmt } from "../ir/ops.js";
import { eachBlock } from "../ir/walk.js";
import { assignedInFunction } from "../types/flow.js";

export function findFloatCells(modules: readonly IrModule[]): void {
  for (const { functions } of modules) {
    const owners = ownersIn(functions);
    if (owners.size === 0) continue;
    const { changed, kept } = sharedUses(functions, owners);
    for (const fn of new Set(owners.values())) {
      const { again } = new Assignments(fn);
      const isCell = (v: IrVar): boolean => kept.has(v) && (changed.has(v) || again.has(v));
      const cells = fn.locals.filter((v) => owners.has(v) && isCell(v));
      if (cells.length > 0) fn.floatCells = cells;
    }
  }
}

/** The variables that could be such items, with the functions that they belong to. Those of machines of steps are fields. */
function ownersIn(functions: readonly IrFunction[]): Map<IrVar, IrFunction> {
  const owners = new Map<IrVar, IrFunction>();
  for (const fn of functions) {
    if (fn.isStepped === true) continue;
    for (const variable of fn.locals)
      if (variable.captured && variable.rep === "f64") owners.set(variable, fn);
  }
  return owners;
}

/** Which of the variables other functions than their own change, and which others keep. */
function sharedUses(
  functions: readonly IrFunction[],
  owners: ReadonlyMap<IrVar, IrFunction>,
): { changed: ReadonlySet<IrVar>; kept: ReadonlySet<IrVar> } {
  const changed = new Set<IrVar>();
  const kept = new Set<IrVar>();
  for (const fn of functions) {
    for (const variable of assignedInFunction(fn)) {
      const owner = owners.get(variable);
      if (owner === undefined || owner === fn) continue;
      changed.add(variable);
      kept.add(variable);
    }
    const { values } = nodesOf(fn);
    for (let i = 0; i < values.length; i++) {
      const v = values[i]!;
      const owner = v.op === "Load" ? owners.get(v.variable) : undefined;
      if (owner !== undefined && !isWithin(fn, owner)) kept.add((v as { variable: IrVar }).variable);
    }
  }
  return { changed, kept };
}

/** The function is the owner, or a comprehension in it that is over at once. */
function isWithin(fn: IrFunction, owner: IrFunction): boolean {
  let inner: IrFunction | null = fn;
  while (inner !== null && inner !== owner && inner.kind === "comprehension" && !inner.isGenerator)
    inner = inner.parent;
  return inner === owner;
}

/** What a function assigns more than once: in several places, or in a loop. */
class Assignments {
  readonly again = new Set<IrVar>();
  private readonly once = new Set<IrVar>();

  constructor(fn: IrFunction) {
    this.block(fn.body, false);
    for (const v of nodesOf(fn).values) if (v.op === "AssignExpr") this.again.add(v.variable);
  }

  private readonly block = (body: readonly IrStmt[], isInLoop: boolean): void => {
    for (const s of body) {
      if (s.op === "AssignVar") this.assigned(s.variable, isInLoop);
      else if (s.op === "Unpack") for (const variable of s.variables) this.assigned(variable, isInLoop);
      else if (s.op === "ForIter") this.again.add(s.variable);
      eachBlock(s, this.block, isInLoop || s.op === "While" || s.op === "ForIter" || s.op === "ForRange");
    }
  };

  private assigned(variable: IrVar, isInLoop: boolean): void {
    if (isInLoop || this.once.has(variable)) this.again.add(variable);
    else this.once.add(variable);
  }
}

/** Variables for which others stand: what the passes that take numbers apart have in common. */

import type { IrFunction, IrVar } from "../ir/function.js";
import type { AssignVar, ForIter, IrStmt } from "../ir/ops.js";
import type { RType } from "../ir/types.js";
import { assign, load } from "../lower/builder.js";

/** Values of the function are taken apart. */
export const isSplit = (fn: IrFunction): boolean => fn.emitter !== "viper" && fn.kind !== "class";

export const newVar = (name: string, kind: IrVar["kind"], type: RType): IrVar => ({
  name,
  kind,
  captured: false,
  type,
  rep: "boxed",
});

/** The variables that stand for those of one function. */
export class SplitVariables<Halves> {
  readonly split = new Map<IrVar, Halves>();

  constructor(
    private readonly fn: IrFunction,
    /** Assigns to the variables that stand for one. */
    private readonly assignment: (s: AssignVar, halves: Halves) => IrStmt[],
  ) {}

  /** `variables` are new locals in the place of the variable, if that is one. */
  choose(variable: IrVar, halves: Halves, variables: readonly IrVar[]): void {
    const { locals } = this.fn;
    this.split.set(variable, halves);
    const at = locals.indexOf(variable);
    if (at < 0) locals.push(...variables);
    else locals.splice(at, 1, ...variables);
  }

  /** A temporary of the function. */
  readonly newTemporary = (name: string, type: RType): IrVar => {
    const variable = newVar(name, "temp", type);
    this.fn.locals.push(variable);
    return variable;
  };

  /** Arguments come whole. */
  parameters(): void {
    const { fn, split } = this;
    for (const { variable } of fn.params) {
      const halves = split.get(variable);
      if (halves === undefined) continue;
      split.delete(variable);
      const at = { start: fn.start, end: fn.start };
      fn.body.unshift(...this.assignment(assign(at, variable, load(at, variable)), halves));
    }
  }

  /** Items come whole. */
  loopVariable(s: ForIter): void {
    const { variable } = s;
    const halves = this.split.get(variable);
    if (halves === undefined) return;
    const item = newVar(variable.name, variable.kind, variable.type);
    this.fn.locals.push(item);
    (s as { variable: IrVar }).variable = item;
    s.body.unshift(...this.assignment(assign(s, variable, load(s, item)), halves));
  }
}

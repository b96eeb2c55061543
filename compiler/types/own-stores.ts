/**
 * Attributes that methods store to their first parameter, as in `self.value = 0`. They are stored to instances of that class, unless
 * inference finds that a method is given something else: a method `value` of another class stays what it is.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import type { IrStmt, IrValue, SetAttr } from "../ir/ops.js";
import type { ClassInfo } from "./class-info.js";

export class OwnStores {
  private readonly names = new Map<IrFunction, Set<string>>();
  /** Parameters that are assigned to. */
  private readonly changed = new Set<IrVar>();

  statement(s: IrStmt): void {
    if ("variable" in s) this.change(s.variable);
    else if (s.op === "Unpack") for (const variable of s.variables) this.change(variable);
    else if (s.op === "Try" && s.exception !== null) this.change(s.exception);
  }

  value(v: IrValue): void {
    if (v.op === "AssignExpr") this.change(v.variable);
  }

  private change(variable: IrVar): void {
    if (variable.kind === "param") this.changed.add(variable);
  }

  isChanged(variable: IrVar): boolean {
    return this.changed.has(variable);
  }

  /** Is it a store to the first parameter of the function? Then it is remembered. */
  note({ object, name }: SetAttr, fn: IrFunction): boolean {
    if (object.op !== "Load" || fn.params[0]?.variable !== object.variable) return false;
    const names = this.names.get(fn);
    if (names === undefined) this.names.set(fn, new Set([name]));
    else names.add(name);
    return true;
  }

  /** Tells the families of the methods what they store; what no method stores goes to `others`. */
  tell(owners: ReadonlyMap<IrFunction, ClassInfo>, others: Set<string>): void {
    for (const [fn, names] of this.names) {
      const isOwn = !this.isChanged(fn.params[0]!.variable);
      const stored = (isOwn ? owners.get(fn)?.family.stored : undefined) ?? others;
      for (const name of names) stored.add(name);
    }
  }
}

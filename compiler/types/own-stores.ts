/**
 * Attributes that methods store to their first parameter, as in `self.value = 0`. They are stored to instances of that class, unless
 * inference finds that a method is given something else: a method `value` of another class stays what it is. So it does where others
 * store, as in `self.items[key].value = 0`: whose attribute that is, inference tells as soon as it knows.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import type { IrStmt, IrValue, SetAttr } from "../ir/ops.js";
import type { ClassInfo } from "./class-info.js";

export class OwnStores {
  private readonly names = new Map<IrFunction, Set<string>>();
  /** What others store. */
  private readonly others = new Set<string>();
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

  /** Remembers a store, and whether it is one to the first parameter of the function. */
  note({ object, name }: SetAttr, fn: IrFunction): void {
    if (object.op !== "Load" || fn.params[0]?.variable !== object.variable) {
      this.others.add(name);
      return;
    }
    const names = this.names.get(fn);
    if (names === undefined) this.names.set(fn, new Set([name]));
    else names.add(name);
  }

  /**
   * Tells the families of the methods what they store. What is stored elsewhere goes to `free`, other than names that a class binds:
   * only for these does it matter what they are stored to.
   */
  tell(owners: ReadonlyMap<IrFunction, ClassInfo>, bound: ReadonlySet<string>, free: Set<string>): void {
    for (const [fn, names] of this.names) {
      const owner = this.isChanged(fn.params[0]!.variable) ? undefined : owners.get(fn);
      for (const name of names) (owner?.family.stored ?? this.others).add(name);
    }
    for (const name of this.others) if (!bound.has(name)) free.add(name);
  }
}
